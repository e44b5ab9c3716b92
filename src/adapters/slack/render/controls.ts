import type {
  ActionsBlockElement,
  Overflow,
  PlainTextOption,
  Button as SlackButton,
  StaticSelect,
} from '@slack/web-api';
import type { Button, Control, Menu } from '../../../cards/kit/card.ts';
import type { Press } from '../../../cards/kit/command.ts';
import { withShortNames } from '../../../cards/kit/press-names.ts';
import { chunks } from '../../../lib/chunks.ts';
import { shortened } from './json.ts';
import { LIMITS } from './limits.ts';
import { plainObject } from './text.ts';

/** Gives each control of a message or view an id of its own. */
export type NextId = () => string;

/** What the action_id of every control of ours begins with. */
export const PRESS_PREFIX = 'press';

/** Buttons and menus of a row, each with an action_id of its own. */
export const controlElements = (controls: readonly Control[], id: NextId): ActionsBlockElement[] =>
  controls.flatMap((control): ActionsBlockElement[] => {
    switch (control.type) {
      case 'button':
        return [slackButton(control, id)];
      case 'menu':
        return menuElements(control, id);
      default:
        return control satisfies never;
    }
  });

/** With the value it brings back, and a question first where the card wants one. */
export const slackButton = ({ label, press, style, confirm }: Button, id: NextId): SlackButton => ({
  type: 'button',
  action_id: id(),
  text: plainObject(label, LIMITS.buttonText),
  value: shortened(withShortNames(press), LIMITS.buttonValue),
  ...(style === 'normal' ? {} : { style }),
  ...(confirm === null
    ? {}
    : {
        confirm: {
          title: plainObject(label, LIMITS.confirmTitle),
          text: plainObject(confirm, LIMITS.confirmText),
          confirm: plainObject(label, LIMITS.confirmButton),
          deny: plainObject('✕', LIMITS.confirmButton),
        },
      }),
});

/** A command as the option of a select, written down once: its length decides where it may stand. */
interface Choice {
  label: string;
  press: Press;
  value: string;
}

/** The choices of a menu with what they carry, JSON. */
export const choicesOf = (options: Menu['options']): Choice[] =>
  options.map(({ label, press }) => ({ label, press, value: JSON.stringify(withShortNames(press)) }));

/** Whether a choice carries no more than Slack takes: 150 characters. */
export const fitsOption = ({ value }: Choice): boolean => value.length <= LIMITS.optionValue;

/** A select, which shows its label; an option whose command is too long for one becomes a button. */
const menuElements = ({ label, options }: Menu, id: NextId): ActionsBlockElement[] => {
  const choices = choicesOf(options);
  const fitting = choices.every(fitsOption) ? choices : choices.filter(fitsOption);
  const selects = chunks(fitting, LIMITS.selectOptions).map((some) => select(label, some, id));
  if (fitting === choices) return selects;
  const long = choices.filter((choice) => !fitsOption(choice));
  return [...selects, ...long.map((choice) => slackButton({ ...PLAIN, ...choice }, id))];
};

const PLAIN = { type: 'button', style: 'normal', confirm: null } as const;

/** At most `LIMITS.selectOptions` of them. */
export const select = (label: string, choices: readonly Choice[], id: NextId): StaticSelect => ({
  type: 'static_select',
  action_id: id(),
  placeholder: plainObject(label, LIMITS.placeholder),
  options: choices.map(option),
});

/**
 * All controls behind one sign, for a line that has no room for a row of its own. null: there is none, too many,
 * or some command is too long for an option.
 */
export const gathered = (controls: readonly Control[], id: NextId): Overflow | StaticSelect | null => {
  const choices = choicesOf(
    controls.flatMap((control) => (control.type === 'menu' ? control.options : [control])),
  );
  const hasRoom = choices.length > 0 && choices.length <= LIMITS.selectOptions;
  if (!hasRoom || !choices.every(fitsOption)) return null;
  return choices.length <= LIMITS.overflowOptions
    ? { type: 'overflow', action_id: id(), options: choices.map(option) }
    : select('⋯', choices, id);
};

const option = ({ label, value }: Choice): PlainTextOption => ({
  text: plainObject(label, LIMITS.optionText),
  value,
});
