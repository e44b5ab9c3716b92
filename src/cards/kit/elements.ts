import type { Button, Card, CardElement, Control, Menu, Text, Tone } from './card.ts';
import type { Press } from './command.ts';

/** Short names for what cards are made of. */
export const card = (title: string, body: readonly CardElement[], tone: Tone = 'normal'): Card => ({
  title,
  tone,
  body,
  more: null,
});

export const text = (words: Text): CardElement => ({ type: 'text', text: words });
export const quiet = (words: string): CardElement => ({ type: 'text', text: [{ quiet: words }] });
/** What stands between a label and its words: a full-width colon is as wide as a colon and a blank. */
export const gapAfter = (label: string): string => (label.endsWith('：') ? '' : ' ');
/** A label in bold, and its words. */
export const labelled = (label: string, words: string): Text => [
  { bold: label },
  `${gapAfter(label)}${words}`,
];
export const heading = (words: string): CardElement => ({ type: 'text', text: [{ bold: words }] });
export const note = (words: Text, tone: Tone): CardElement => ({ type: 'note', text: words, tone });
export const line = (words: Text, controls: readonly Control[]): CardElement => ({
  type: 'line',
  text: words,
  controls,
});
export const actions = (controls: readonly Control[]): CardElement => ({ type: 'actions', controls });

export const fields = (pairs: readonly (readonly [label: string, value: Text])[]): CardElement => ({
  type: 'fields',
  pairs: pairs.map(([label, value]) => ({ label, value })),
});

export const button = (label: string, press: Press, style: Button['style'] = 'normal'): Button => ({
  type: 'button',
  label,
  press,
  style,
  confirm: null,
});

export const menu = (label: string, options: readonly (readonly [label: string, press: Press])[]): Menu => ({
  type: 'menu',
  label,
  options: options.map(([option, press]) => ({ label: option, press })),
});
