import type { JSX } from 'preact';
import { Logo } from './icons.tsx';

const HUES = 6;

/** The same colour for the same person everywhere. */
const hue = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 21 + letter.charCodeAt(0)) % 997, 0) % HUES;

/** A person's initial on their own colour. */
export const Avatar = ({ id, name }: { id: string; name: string }): JSX.Element => (
  <span class={`avatar hue-${hue(id)}`} aria-hidden="true">
    {[...name][0] ?? '?'}
  </span>
);

/** The bot's sign. */
export const BotAvatar = (): JSX.Element => (
  <span class="avatar bot" aria-hidden="true">
    <Logo />
  </span>
);
