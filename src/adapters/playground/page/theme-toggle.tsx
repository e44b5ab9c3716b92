import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';

const YEAR_S = 365 * 24 * 3600;

const isDark = (): boolean =>
  (document.documentElement.dataset.theme ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

/** Follows the system until it is pressed; the server reads the choice, so that no page begins in the wrong light. */
export const ThemeToggle = (): JSX.Element => {
  const { word } = useChat();
  const [dark, setDark] = useState(isDark);
  const toggle = () => {
    const theme = dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `theme=${theme}; path=/playground; max-age=${YEAR_S}; samesite=strict`;
    setDark(!dark);
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={word(dark ? 'theme-to-light' : 'theme-to-dark')}
      onClick={toggle}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  );
};
