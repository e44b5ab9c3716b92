import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Message } from '../http/wire.ts';
import type { Act } from './api.ts';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';
import { MessageView } from './message.tsx';
import type { Model } from './model.ts';
import { dayKey, longDay } from './time.ts';
import type { ToastBox } from './toasts.tsx';
import { Welcome } from './welcome.tsx';

interface LogProps {
  model: Model;
  /** The message an answer was just shown in. */
  spot: { message: number } | null;
  toasts: ToastBox;
  onSample(): void;
  onAct(send: (act: Act) => Promise<Answer>, message: number): Promise<void>;
}

/** Messages of one author within this time stand under one name. */
const TOGETHER_MS = 5 * 60_000;
/** How far from the end still counts as reading the end. */
const NEAR_PX = 160;

/** What was said in the channel, newest at the bottom. */
export const Log = ({ model, spot, toasts, onSample, onAct }: LogProps): JSX.Element => {
  const { me, word } = useChat();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const shownSpot = useRef(spot);
  const [below, setBelow] = useState(false);
  const messages = model.messages.filter(({ channel }) => channel === model.place);
  const last = messages.at(-1);

  const toEnd = () => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    setBelow(false);
  };

  useLayoutEffect(() => {
    if (atEnd.current || last?.author === me.id) toEnd();
    else setBelow(true);
  }, [last?.id]);
  // A card that grows in its place must not push itself out of sight.
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [model.messages]);

  useEffect(() => {
    if (spot === null || spot === shownSpot.current) return;
    const shown = document.getElementById(`message-${spot.message}`);
    if (shown === null || box.current === null) return;
    shownSpot.current = spot;
    const isTall = shown.offsetHeight > box.current.clientHeight;
    const { bottom } = box.current.getBoundingClientRect();
    const endsInView = shown.getBoundingClientRect().bottom <= bottom && !isTall;
    if (!endsInView) shown.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
    // The button that was pressed may be gone: the keyboard goes on from the answer.
    if (document.activeElement === document.body) shown.focus({ preventScroll: true });
  }, [spot, model.messages]);

  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
        role="log"
        aria-live="polite"
        aria-label={word('conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
          if (atEnd.current) setBelow(false);
        }}
      >
        <div class="log-inner">
          {messages.length === 0 ? <Welcome model={model} toasts={toasts} onSample={onSample} /> : null}
          {messages.map((message, index) => (
            <Entry key={message.id} message={message} before={messages[index - 1]} onAct={onAct} />
          ))}
        </div>
      </div>
      {below ? (
        <button type="button" class="to-end" onClick={toEnd}>
          {word('new-messages')} <Icon name="chevron" />
        </button>
      ) : null}
    </div>
  );
};

interface EntryProps {
  message: Message;
  before: Message | undefined;
  onAct: LogProps['onAct'];
}

const Entry = ({ message, before, onAct }: EntryProps): JSX.Element => {
  const { language, zone } = useChat();
  const newDay = before === undefined || dayKey(before.at, zone) !== dayKey(message.at, zone);
  return (
    <>
      {newDay ? (
        <div class="day">
          <span>{longDay(message.at, language, zone)}</span>
        </div>
      ) : null}
      <MessageView message={message} together={!newDay && belong(before, message)} onAct={onAct} />
    </>
  );
};

const belong = (before: Message | undefined, message: Message): boolean =>
  before !== undefined &&
  !message.private &&
  !before.private &&
  before.author === message.author &&
  message.at - before.at < TOGETHER_MS;
