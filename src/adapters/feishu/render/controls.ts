import type { Button, Control, Menu } from '../../../cards/kit/card.ts';
import { chunksWithin } from '../../../lib/chunks.ts';
import { optionPress, PICK, pressValue } from '../inbound/press-value.ts';
import type { ColumnSet, Button as FeishuButton, Overflow, Select, SelectOption } from './card-json.ts';
import { elementsOf, LIMITS } from './limits.ts';
import { plainObject } from './text.ts';

type Choice = Menu['options'][number];

/** Rows of controls that wrap on a phone. */
export const controlRows = (controls: readonly Control[]): (ColumnSet | FeishuButton | Select)[] =>
  chunksWithin(controlElements(controls), {
    most: LIMITS.rowControls,
    room: LIMITS.rowElements,
    cost: (element) => elementsOf(element),
  }).map((row) => {
    const [first] = row;
    return row.length === 1 && first !== undefined ? first : flow(row);
  });

const flow = (elements: readonly (FeishuButton | Select)[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: elements.map((element) => ({
    tag: 'column',
    width: 'auto',
    vertical_align: 'top',
    elements: [element],
  })),
});

const controlElements = (controls: readonly Control[]): (FeishuButton | Select)[] =>
  controls.flatMap((control): (FeishuButton | Select)[] => {
    switch (control.type) {
      case 'button':
        return [feishuButton(control)];
      case 'menu':
        return menuElements(control);
      default:
        return control satisfies never;
    }
  });

const TYPES = { primary: 'primary_filled', danger: 'danger', normal: 'default' } as const;

/** With the value it brings back, and a question first where the card wants one. */
export const feishuButton = ({ label, press, style, confirm }: Button): FeishuButton => ({
  tag: 'button',
  text: plainObject(label, LIMITS.label),
  type: TYPES[style],
  behaviors: [{ type: 'callback', value: pressValue(press) }],
  ...(confirm === null
    ? {}
    : {
        confirm: {
          title: plainObject(label, LIMITS.label),
          text: plainObject(confirm, LIMITS.confirmText),
        },
      }),
});

/** A select, which shows its label; a command too long for an option becomes a button. */
const menuElements = ({ label, options }: Menu): (FeishuButton | Select)[] => [
  ...selects(label, options.filter(fitsOption)),
  ...options
    .filter((option) => !fitsOption(option))
    .map((option) => feishuButton({ type: 'button', ...option, style: 'normal', confirm: null })),
];

/** As many as it takes for all options. */
export const selects = (label: string, choices: readonly Choice[]): Select[] =>
  chunksWithin(distinctOptions(choices), {
    most: LIMITS.options,
    room: LIMITS.optionsBytes,
    cost: mostBytes,
  }).map((options) => ({
    tag: 'select_static',
    placeholder: plainObject(label, LIMITS.placeholder),
    options,
    behaviors: [PICK],
  }));

/** Never less than what it takes: three bytes for each character, and the names around. */
const mostBytes = ({ text, value }: SelectOption): number => 3 * (text.content.length + value.length) + 100;

/** All controls of a line behind one sign; null where that would lose a question or a long command. */
export const gathered = (controls: readonly Control[]): Overflow | null => {
  const choices = controls.flatMap((control): readonly Choice[] =>
    control.type === 'menu' ? control.options : [control],
  );
  const isAsked = controls.some((control) => control.type === 'button' && control.confirm !== null);
  if (choices.length === 0 || choices.length > 20 || isAsked || !choices.every(fitsOption)) return null;
  return { tag: 'overflow', options: distinctOptions(choices), behaviors: [PICK] };
};

/** Whether a menu's choice carries no more than Feishu takes. */
export const fitsOption = ({ press }: Choice): boolean => optionPress(press).length <= LIMITS.optionValue;

/** Feishu cannot tell options of the same value apart, and they would do the same. */
const distinctOptions = (choices: readonly Choice[]): SelectOption[] => {
  const options = new Map<string, SelectOption>();
  for (const { label, press } of choices) {
    const value = optionPress(press);
    if (!options.has(value)) options.set(value, { text: plainObject(label, LIMITS.label), value });
  }
  return [...options.values()];
};
