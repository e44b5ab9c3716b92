import type { JSX } from 'preact';
import type { WordKey } from '../words.ts';
import { useChat } from './chat.ts';
import { ClockControl } from './clock-control.tsx';
import { Icon } from './icons.tsx';
import { type Action, HOME, type Model } from './model.ts';
import { ThemeToggle } from './theme-toggle.tsx';
import type { ToastBox } from './toasts.tsx';

interface HeaderProps {
  model: Model;
  dispatch(action: Action): void;
  toasts: ToastBox;
  onMenu(): void;
}

const TOPICS: Readonly<Record<string, WordKey>> = {
  sales: 'topic-sales',
  'deals-north': 'topic-deals-north',
};

/** Where one is, what time the bot takes it for, and the clock's jumps. */
export const Header = ({ model, dispatch, toasts, onMenu }: HeaderProps): JSX.Element => {
  const { word } = useChat();
  const here = model.state.channels.find(({ id }) => id === model.place);
  const title =
    model.place === HOME ? word('my-page') : here?.kind === 'direct' ? word('bot') : `#${here?.name ?? ''}`;
  const topic = word(
    model.place === HOME ? 'topic-home' : (TOPICS[here?.kind === 'channel' ? here.id : ''] ?? 'topic-direct'),
  );
  return (
    <header class="header">
      <button type="button" class="icon-button menu-toggle" aria-label={word('menu')} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <div class="where">
        <h1>{title}</h1>
        <p>{topic}</p>
      </div>
      <ClockControl model={model} dispatch={dispatch} toasts={toasts} />
      <ThemeToggle />
    </header>
  );
};
