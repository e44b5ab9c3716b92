import type {
  ActionsBlockElement,
  Overflow,
  PlainTextOption,
  Button as SlackButton,
  StaticSelect,
} from '@slack/web-api';
import type { Button, Control, Menu } from '../../cards/card.ts';
import type { Command } from '../../commands/command.ts';
import { chunks } from './chunks.ts';
import { shortened } from './json.ts';
import { LIMITS } from './limits.ts';
import { plainObject } from './text.ts';

/** Gives each control of a message or view an id of its own. */
export type NextId = () => string;

export const PRESS_PREFIX = 'press';

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

export const slackButton = ({ label, press, style, confirm }: Button, id: NextId): SlackButton => ({
  type: 'button',
  action_id: id(),
  text: plainObject(label, LIMITS.buttonText),
  value: shortened(press, LIMITS.buttonValue),
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

/** A select, which shows its label; an option whose command is too long for one becomes a button. */
const menuElements = ({ label, options }: Menu, id: NextId): ActionsBlockElement[] => {
  const fitting = options.filter(({ press }) => fitsOption(press));
  const long = options.filter(({ press }) => !fitsOption(press));
  return [
    ...chunks(fitting, LIMITS.selectOptions).map((some) => select(label, some, id)),
    ...long.map((option) => slackButton({ type: 'button', ...option, style: 'normal', confirm: null }, id)),
  ];
};

/** At most `LIMITS.selectOptions` of them. */
export const select = (label: string, options: Menu['options'], id: NextId): StaticSelect => ({
  type: 'static_select',
  action_id: id(),
  placeholder: plainObject(label, LIMITS.placeholder),
  options: options.map(option),
});

/**
 * All controls behind one sign, for a line that has no room for a row of its own. null: there is none, too many,
 * or some command is too long for an option.
 */
export const gathered = (controls: readonly Control[], id: NextId): Overflow | StaticSelect | null => {
  const options = controls.flatMap((control) => (control.type === 'menu' ? control.options : [control]));
  const hasRoom = options.length > 0 && options.length <= LIMITS.selectOptions;
  if (!hasRoom || !options.every(({ press }) => fitsOption(press))) return null;
  return options.length <= LIMITS.overflowOptions
    ? { type: 'overflow', action_id: id(), options: options.map(option) }
    : select('⋯', options, id);
};

export const fitsOption = (press: Command): boolean => JSON.stringify(press).length <= LIMITS.optionValue;

const option = ({ label, press }: { label: string; press: Command }): PlainTextOption => ({
  text: plainObject(label, LIMITS.optionText),
  value: JSON.stringify(press),
});
