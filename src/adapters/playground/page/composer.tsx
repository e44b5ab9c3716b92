import type { JSX, RefObject } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Act, say } from './api.ts';
import { useChat } from './chat.ts';
import { CompletionList } from './completion-list.tsx';
import { completionsFor } from './completions.ts';
import { Icon } from './icons.tsx';
import { type Outcome, settle } from './settle.ts';

/** Puts a line into the composer, for the person to send. */
export interface ComposerControl {
  propose(text: string): void;
}

interface ComposerProps {
  control: RefObject<ComposerControl | null>;
  direct: boolean;
  /** What was typed here before somebody looked elsewhere. */
  draft: string;
  onDraft(text: string): void;
  act(): Act;
  outcome: Outcome;
}

/** Where people type: Enter sends, Shift+Enter breaks the line, `/` and `@` offer what there is. */
export const Composer = ({ control, direct, draft, onDraft, act, outcome }: ComposerProps): JSX.Element => {
  const { me, people, language, word } = useChat();
  const [text, setText] = useState(draft);
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(false);
  const [sending, setSending] = useState(0);
  const sent = useRef<string[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);

  const offers = closed ? [] : completionsFor(text, language, people);
  const open = offers.length > 0;

  const type = (next: string) => {
    setText(next);
    onDraft(next);
    setActive(-1);
    setClosed(false);
  };

  useImperativeHandle(control, () => ({
    propose(next: string) {
      type(next);
      setClosed(true);
      field.current?.focus();
    },
  }));

  useEffect(() => {
    // A phone would open its keyboard.
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }, [text]);

  const take = (index: number) => {
    const offered = offers[index];
    if (offered === undefined) return;
    type(offered.text);
    field.current?.focus();
  };

  const send = async () => {
    const typed = text.trim();
    if (typed === '') return;
    sent.current = [...sent.current.slice(-49), typed];
    type('');
    setSending((count) => count + 1);
    const giveBack = () => setText((now) => (now === '' ? typed : now));
    await settle(say(act(), typed), {
      ...outcome,
      refuse() {
        giveBack();
        setClosed(true);
      },
      fail(error) {
        giveBack();
        outcome.fail(error);
      },
    });
    setSending((count) => count - 1);
  };

  const keys = (event: KeyboardEvent) => {
    // Enter that ends a Chinese word is not the Enter that sends.
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (open && active >= 0) take(active);
      else void send();
    } else if (event.key === 'Tab' && !event.shiftKey && open) {
      event.preventDefault();
      take(Math.max(0, active));
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setClosed(true);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && open) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(active < 0 && step < 0 ? offers.length - 1 : (active + step + offers.length) % offers.length);
    } else if (event.key === 'ArrowUp' && text === '' && sent.current.length > 0) {
      event.preventDefault();
      type(sent.current.at(-1) ?? '');
      setClosed(true);
    }
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {open ? <CompletionList offers={offers} active={active} onTake={take} /> : null}
      <div class="composer-box">
        <button
          type="button"
          class="icon-button"
          aria-label={word('commands')}
          onClick={() => {
            type('/');
            field.current?.focus();
          }}
        >
          <Icon name="slash" />
        </button>
        <textarea
          ref={field}
          rows={1}
          aria-label={word(direct ? 'composer-direct' : 'composer-channel')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="completions"
          aria-activedescendant={open && active >= 0 ? `completion-${active}` : undefined}
          placeholder={word(direct ? 'composer-direct' : 'composer-channel')}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={keys}
        />
        <button
          type="submit"
          class="icon-button send"
          aria-label={word('send')}
          aria-disabled={text.trim() === ''}
          aria-busy={sending > 0}
          title={me.name}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class="composer-hint">{word('commands-hint')}</p>
    </form>
  );
};
