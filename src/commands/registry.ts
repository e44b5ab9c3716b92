import { join } from 'node:path';
import { type HelpLine, isHelped } from '../cards/help-card.ts';
import type { Command, CommandKind, FormName } from '../cards/kit/command.ts';
import { CATALOGUE_ORDER } from '../cards/kit/translate.ts';
import { modulesIn } from '../lib/modules-in.ts';
import type { Context } from './context.ts';
import { CommandEntry } from './define-command.ts';
import { formOpeners, type OwnedForm } from './open-form.ts';
import type { Reply } from './reply.ts';
import { severalDeals } from './several-deals.ts';

/** The rooms where command files stand; what is not a command in them exports none. */
const ROOMS = ['calendar', 'deals', 'digests', 'leads', 'pipeline', 'reports', 'stuck', 'team'] as const;

/** Every file of a room is looked into for commands. */
const discover = async (): Promise<CommandEntry[]> => {
  const rooms = await Promise.all(ROOMS.map((room) => modulesIn(join(import.meta.dirname, room))));
  return rooms
    .flat()
    .flatMap((module) =>
      Object.values(module).filter((value): value is CommandEntry => value instanceof CommandEntry),
    );
};

const commands = await discover();

/** Each form by its name, with the permission of the command it leads to. */
export const FORMS: ReadonlyMap<FormName, OwnedForm> = new Map(
  commands.flatMap(({ forms, permission }) =>
    forms.map((form): [FormName, OwnedForm] => [form.name, { form, needs: permission }]),
  ),
);

/** Does what was asked, if the person may. Throws RuleError and CommandError: nothing was changed then. */
export const run = (command: Command, context: Context): Promise<Reply> =>
  commandEntry(command.kind).run(command, { ...context, help: HELP });

/** All there is to ask. */
export const COMMANDS: readonly CommandEntry[] = [
  ...commands,
  ...formOpeners(FORMS, run),
  severalDeals((kind) => entryOf(kind), run),
];

const BY_KIND: ReadonlyMap<string, CommandEntry> = new Map(COMMANDS.map((entry) => [entry.kind, entry]));

/** The entry of a kind; undefined: nobody made such a command. */
export const entryOf = (kind: unknown): CommandEntry | undefined =>
  typeof kind === 'string' ? BY_KIND.get(kind) : undefined;

const commandEntry = (kind: CommandKind): CommandEntry => {
  const entry = BY_KIND.get(kind);
  if (entry === undefined) throw new Error(`no file defines the command ${kind}`);
  return entry;
};

const place = (kind: CommandKind): number => CATALOGUE_ORDER.indexOf(`help.${kind}`);

/** What can be asked with an example each, in the order in which the catalogues tell it. */
export const HELP: readonly HelpLine[] = [...COMMANDS]
  .sort((a, b) => place(a.kind) - place(b.kind))
  .flatMap(({ kind, usage }) => {
    if (usage === null) return [];
    if (!isHelped(kind)) throw new Error(`the catalogues have no text help.${kind}`);
    return [{ kind, topic: usage.topic, usage }];
  });
