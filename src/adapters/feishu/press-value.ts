import type { Form } from '../../cards/form.ts';
import type { Command, FormRef } from '../../commands/command.ts';

/** What a button's callback carries. */
export type PressValue = { press: Command } | { submit: FormRef; again: Command };

export const pressValue = (press: Command): PressValue => ({ press });

/** `again` opens the form anew, to show errors beside what was typed. */
export const submitValue = ({ ref, again }: Form): PressValue => ({ submit: ref, again });
