import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useChat } from './chat.ts';
import { Icon, Logo } from './icons.tsx';
import { HOME, type Model } from './model.ts';
import { PersonSwitch } from './person-switch.tsx';
import { SampleButton } from './sample-button.tsx';
import type { ToastBox } from './toasts.tsx';

interface SidebarProps {
  model: Model;
  /** On a narrow screen the sidebar is a drawer. */
  open: boolean;
  onGo(place: string): void;
  onPerson(person: string): Promise<void>;
  onClose(): void;
  toasts: ToastBox;
  onSample(): void;
}

/** The channels and people; a drawer on a phone. */
export const Sidebar = (props: SidebarProps): JSX.Element => {
  const { model, open, onGo, onPerson, onClose, toasts, onSample } = props;
  const { word } = useChat();
  const close = useRef<HTMLButtonElement>(null);
  // Before the next key can come: an effect after painting would miss an Esc pressed at once.
  useLayoutEffect(() => {
    if (!open) return;
    close.current?.focus();
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    const wide = matchMedia('(min-width: 761px)');
    window.addEventListener('keydown', keys);
    wide.addEventListener('change', onClose);
    return () => {
      window.removeEventListener('keydown', keys);
      wide.removeEventListener('change', onClose);
    };
  }, [open]);
  const { channels } = model.state;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a second way out beside the button and Esc */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: same */}
      <div class="scrim" onClick={onClose} />
      <nav class="sidebar" aria-label={word('channels')}>
        <div class="brand">
          <Logo />
          <div>
            <strong>{word('app')}</strong>
            <span>{word('tagline')}</span>
          </div>
          <button
            ref={close}
            type="button"
            class="icon-button drawer-close"
            aria-label={word('close')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </div>
        <div class="places">
          <Place id={HOME} label={word('my-page')} mark={<Icon name="home" />} model={model} onGo={onGo} />
          <h2>{word('channels')}</h2>
          {channels
            .filter(({ kind }) => kind === 'channel')
            .map(({ id, name }) => (
              <Place key={id} id={id} label={name} mark="#" model={model} onGo={onGo} />
            ))}
          <h2>{word('direct-messages')}</h2>
          {channels
            .filter(({ kind }) => kind === 'direct')
            .map(({ id }) => (
              <Place key={id} id={id} label={word('bot')} mark={<Logo />} model={model} onGo={onGo} />
            ))}
        </div>
        {offersSample(model) ? (
          <div class="sample-offer">
            <SampleButton toasts={toasts} onLoaded={onSample} />
          </div>
        ) : null}
        <PersonSwitch onPerson={onPerson} />
      </nav>
    </>
  );
};

/** An empty channel offers it itself. */
const offersSample = ({ state, messages, place }: Model): boolean =>
  !state.sampleLoaded && (place === HOME || messages.some(({ channel }) => channel === place));

interface PlaceProps {
  id: string;
  label: string;
  mark: JSX.Element | string;
  model: Model;
  onGo(place: string): void;
}

const Place = ({ id, label, mark, model, onGo }: PlaceProps): JSX.Element => {
  const { word } = useChat();
  const unread = model.unread[id] ?? 0;
  return (
    <button
      type="button"
      class={unread > 0 ? 'place unread' : 'place'}
      aria-current={model.place === id ? 'page' : undefined}
      onClick={() => onGo(id)}
    >
      <span class="mark" aria-hidden="true">
        {mark}
      </span>
      <span class="place-name">{label}</span>
      {unread > 0 ? (
        <span class="count">
          {unread}
          <span class="sr-only"> {word('new-messages')}</span>
        </span>
      ) : null}
    </button>
  );
};
