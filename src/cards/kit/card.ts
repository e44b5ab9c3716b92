import type { Conversation, MemberId } from '../../domain/team/member.ts';
import type { Press } from './command.ts';

/** Text from people goes in as it is: each renderer escapes for its own markup. */
export type Span =
  | string
  | { bold: string }
  | { quiet: string }
  /** `mention`: the platform notifies the person; else only the name is shown. */
  | { member: MemberId; name: string; mention: boolean }
  | ChannelSpan;
/** A channel, as its own messenger links to it; elsewhere by `name`. */
export interface ChannelSpan {
  channel: Pick<Conversation, 'platform' | 'external'>;
  name: string;
}
export type Text = string | readonly Span[];

export interface Button {
  type: 'button';
  label: string;
  press: Press;
  style: 'primary' | 'danger' | 'normal';
  /** Asked before the press counts. */
  confirm: string | null;
}

/** One choice of several, each its own command: renders as an overflow or a select. */
export interface Menu {
  type: 'menu';
  label: string;
  options: readonly { label: string; press: Press }[];
}

export type Control = Button | Menu;

export type Cell = string | { text: string; number: number } | { text: string; press: Press };

/** Horizontal where a platform has no funnel. Values are counts. */
export interface FunnelChart {
  title: string;
  series: readonly { name: string; values: readonly { label: string; value: number }[] }[];
}

/** How counts went over time: each series has one value for each category, the oldest first. */
export interface LineChart {
  title: string;
  categories: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
}

export type CardElement =
  | { type: 'text'; text: Text }
  | { type: 'note'; text: Text; tone: Tone }
  | { type: 'fields'; pairs: readonly { label: string; value: Text }[] }
  /** `current` is an index into `steps`; a won deal has passed them all. */
  | { type: 'progress'; steps: readonly string[]; current: number; state: 'open' | 'won' | 'lost' }
  | { type: 'divider' }
  | { type: 'actions'; controls: readonly Control[] }
  /** One line of a list with what can be done about it. */
  | { type: 'line'; text: Text; controls: readonly Control[] }
  | {
      type: 'table';
      caption: string;
      columns: readonly { label: string; align: 'left' | 'right' }[];
      rows: readonly (readonly Cell[])[];
    }
  | { type: 'chart'; chart: FunnelChart }
  | { type: 'lines'; chart: LineChart };

export type Tone = 'normal' | 'warning' | 'success' | 'danger';

/** What people see, for every platform: renderers turn it into blocks, cards or HTML. */
export interface Card {
  title: string;
  tone: Tone;
  body: readonly CardElement[];
  /** Where the full content is behind a cut: shown by a renderer that had to shorten the card. */
  more: { label: string; press: Press } | null;
}
