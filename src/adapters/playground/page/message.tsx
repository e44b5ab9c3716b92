import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Message } from '../http/wire.ts';
import { type Act, dismiss, toLead } from './api.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { CardView } from './card.tsx';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';
import { clockTime } from './time.ts';

interface MessageProps {
  message: Message;
  /** Follows a message of the same author: no need to name them again. */
  together: boolean;
  onAct(send: (act: Act) => Promise<Answer>, message: number): Promise<void>;
}

const BOT = 'funnelbot';
const FRESH_MS = 1600;

/** One message: a line, a card or a note. */
export const MessageView = ({ message, together, onAct }: MessageProps): JSX.Element => {
  const { me, people, language, zone, word } = useChat();
  const isBot = message.author === BOT;
  const name = isBot ? word('bot') : (people.find(({ id }) => id === message.author)?.name ?? message.author);
  const fresh = useFresh(message.seq);
  const called = message.body.kind === 'card' && message.body.mentions.includes(me.id);
  const classes = ['message', together ? 'together' : '', message.private ? 'private' : ''];
  classes.push(fresh ? 'fresh' : '', called ? 'called' : '');
  return (
    <article id={`message-${message.id}`} class={classes.filter(Boolean).join(' ')} tabIndex={-1}>
      {together ? null : isBot ? <BotAvatar /> : <Avatar id={message.author} name={name} />}
      <div class="message-body">
        {together ? null : (
          <header>
            <strong>{name}</strong>
            {isBot ? <span class="badge">{word('bot-badge')}</span> : null}
            <time dateTime={new Date(message.at).toISOString()}>{clockTime(message.at, language, zone)}</time>
            {message.private ? <OnlyYou message={message.id} /> : null}
          </header>
        )}
        <Body message={message} />
        {message.body.kind === 'said' && !message.private ? (
          <button
            type="button"
            class="button normal small to-lead"
            onClick={() => onAct((act) => toLead(act, message.id), message.id)}
          >
            {word('to-lead')}
          </button>
        ) : null}
      </div>
    </article>
  );
};

const OnlyYou = ({ message }: { message: number }): JSX.Element => {
  const { me, word } = useChat();
  return (
    <span class="only-you">
      <Icon name="eye" />
      {word('only-you')}
      <button type="button" class="link" onClick={() => dismiss(me.id, message).catch(() => undefined)}>
        {word('dismiss')}
      </button>
    </span>
  );
};

const Body = ({ message }: { message: Message }): JSX.Element | null => {
  switch (message.body.kind) {
    case 'said':
      return <p class="said">{message.body.text}</p>;
    case 'card':
      return <CardView card={message.body.card} message={message.id} />;
    case 'removed':
      return null;
    default:
      return message.body satisfies never;
  }
};

/** True for a moment after a message changed in its place, so that the eye finds it. */
const useFresh = (seq: number): boolean => {
  const first = useRef(seq);
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (first.current === seq) return;
    first.current = seq;
    setFresh(true);
    const timer = window.setTimeout(() => setFresh(false), FRESH_MS);
    return () => window.clearTimeout(timer);
  }, [seq]);
  return fresh;
};
