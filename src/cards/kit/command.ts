/**
 * What a person can ask, by kind. Each command file adds its input here (declaration merging), so that a button can
 * name any command while cards import none of them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the command files fill it
export interface Commands {}

export type CommandKind = keyof Commands;
/** The command of one kind, or of several. */
export type CommandOf<K extends CommandKind> = Commands[K];
/** Everything a person can ask, by text, button, form or API. */
export type Command = Commands[CommandKind];

/** What a button stands for: a command, or a line as whoever presses would type it. */
export type Press = Command | { kind: 'say'; line: string };

/** What opens each form and comes back with its values, by the form's name: added to by the files of the commands that ask with it. */
// biome-ignore lint/suspicious/noEmptyInterface: the command files fill it
export interface Forms {}

export type FormName = keyof Forms;
export type FormRefOf<N extends FormName> = Forms[N];
export type FormRef = Forms[FormName];
