import type { Card } from '../../../cards/kit/card.ts';
import type { FieldErrors, Form } from '../../../cards/kit/form.ts';
import type { Language } from '../../../domain/language.ts';
import type { Role } from '../../../domain/team/member.ts';
import type { Instant, Zone } from '../../../domain/time.ts';
import type { Words } from '../words.ts';

/** What passes between the page and the server, and what the transcript keeps. */

/** What a message holds. */
export type Body =
  | { kind: 'said'; text: string }
  /** `mentions`: the people the card notifies. `refused`: an answer that changed nothing. */
  | { kind: 'card'; card: Card; mentions: readonly string[]; refused: boolean }
  | { kind: 'removed' };

/** A message as the page gets it. */
export interface Message {
  id: number;
  seq: number;
  channel: string;
  /** Only the person who reads it can see it. */
  private: boolean;
  author: string;
  at: Instant;
  body: Body;
}

/** Somebody who can be played. */
export interface PlaygroundPerson {
  id: string;
  name: string;
  role: Role;
  language: Language;
}

/** What the bot takes for now (epoch ms), and where it can be moved. */
export interface ClockState {
  now: Instant;
  zone: Zone;
}

/** All a page needs to start; later messages come by the stream, from `seq` on. */
export interface State {
  person: PlaygroundPerson;
  people: readonly PlaygroundPerson[];
  channels: readonly { id: string; kind: 'channel' | 'direct'; name: string }[];
  messages: readonly Message[];
  seq: number;
  clock: ClockState;
  sampleLoaded: boolean;
  words: Words;
}

/** What became of an act. */
export type Answer =
  | { kind: 'said' }
  | { kind: 'shown'; message: number }
  /** Nothing was changed; what was typed goes back to the composer. */
  | { kind: 'refused'; message: number }
  | { kind: 'form'; form: Form }
  | { kind: 'field-errors'; errors: FieldErrors }
  | { kind: 'done'; notice: string | null };

/** How the bot's clock can be moved: to the next morning, the next Monday, by a day. */
export const JUMPS = ['morning', 'monday', 'day'] as const;
/** One of them. */
export type Jump = (typeof JUMPS)[number];
