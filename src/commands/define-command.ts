import type { z } from 'zod';
import { type MenuEntry, offerInMenu } from '../cards/deals/menu-entries.ts';
import type { HelpTopic } from '../cards/help-card.ts';
import type { Command, CommandKind, CommandOf } from '../cards/kit/command.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Language } from '../domain/language.ts';
import { type ChangeSteps, changeDeal } from './change-deal.ts';
import type { DealContext, HandlerContext } from './context.ts';
import type { DealFormName, FormEntry } from './define-form.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import type { DealRef } from './inputs.ts';
import { allowNeeded, type Needs } from './needs.ts';
import type { Reply } from './reply.ts';
import { resolveDeal } from './resolve-deal.ts';

type Awaitable<T> = T | Promise<T>;

/** Whether asking changes something, and whether that can be taken back. */
export type Effect = 'read' | 'write' | 'irreversible';

/** The spellings of a word in each language; the first of each is what suggestions name. */
export type Words = Readonly<Record<Language, readonly string[]>>;

/** What stands behind a verb about a deal, and which deal. */
export type SaidOfDeal = Mentioned & { deal: DealRef /** The verb as it was typed. */; word: string };

/** What stands behind a verb that is about no deal. */
export type Said = Mentioned & { /** The verb as it was typed. */ word: string };

/** A word that asks for the command: behind `/deal 12`, behind `/deal` alone, or behind `/funnel`. */
export type Verb =
  | {
      under: 'deal';
      words: Words;
      /** Never proposed for a mistyped word: it would make another deed of what was meant. */
      exactly?: true;
      /** The form that asks where nothing stands behind the word. */
      form?: DealFormName;
      /** What stands behind the word; without a reader the command needs no more than its deal. */
      parse?(said: SaidOfDeal, context: ParseContext): Awaitable<Command>;
    }
  | {
      under: 'deals' | 'funnel';
      words: Words;
      parse?(said: Said, context: ParseContext): Awaitable<Command>;
    };

interface Common<K extends CommandKind> {
  kind: K;
  permission: Needs;
  effect: Effect;
  input: z.ZodType<CommandOf<K>>;
  verbs?: readonly Verb[];
  /** Lines that are understood, for help and the README; what they do is `help.<kind>` in the catalogues. */
  usage?: { topic: HelpTopic } & Words;
  forms?: readonly FormEntry[];
}

/** A command about one deal: `deal` is resolved, and the permission on it checked, before anything of it runs. */
type DealCommand<K extends DealKind> = Common<K> & {
  about: 'deal';
  /** Its place in the menu on the card of an open deal; whoever may not, is not offered it. */
  menu?: MenuEntry;
} & (
    | { handle(command: CommandOf<K>, context: DealContext): Awaitable<Reply> }
    /** Changes the deal: see `changeDeal`. */
    | ChangeSteps<CommandOf<NoInfer<K>>>
  );

type PlainCommand<K extends PlainKind> = Common<K> & {
  about: null;
  handle(command: CommandOf<K>, context: HandlerContext): Awaitable<Reply>;
};

/** The kinds of the commands that are about one deal. */
export type DealKind = {
  [K in CommandKind]: CommandOf<K> extends { deal: DealRef } ? K : never;
}[CommandKind];
type PlainKind = Exclude<CommandKind, DealKind>;

/** A command as it is kept. There is no way to what it does but `run`, which checks the permission first. */
export class CommandEntry {
  readonly kind: CommandKind;
  readonly about: 'deal' | null;
  readonly permission: Needs;
  readonly effect: Effect;
  readonly input: z.ZodType<Command>;
  readonly verbs: readonly Verb[];
  readonly usage: ({ topic: HelpTopic } & Words) | null;
  readonly forms: readonly FormEntry[];
  /** Does what was asked, if the person may. Throws RuleError and CommandError: nothing was changed then. */
  readonly run: (command: Command, context: HandlerContext) => Promise<Reply>;

  constructor(spec: Common<CommandKind> & { about: 'deal' | null }, run: CommandEntry['run']) {
    this.kind = spec.kind;
    this.about = spec.about;
    this.permission = spec.permission;
    this.effect = spec.effect;
    this.input = spec.input;
    this.verbs = spec.verbs ?? [];
    this.usage = spec.usage ?? null;
    this.forms = spec.forms ?? [];
    this.run = run;
  }
}

/** One thing that a team can ask: everything else about it (help, words, forms, permissions) is derived from here. */
export function defineCommand<K extends DealKind>(spec: DealCommand<K>): CommandEntry;
export function defineCommand<K extends PlainKind>(spec: PlainCommand<K>): CommandEntry;
export function defineCommand(spec: DealCommand<DealKind> | PlainCommand<PlainKind>): CommandEntry {
  if (spec.about === 'deal' && spec.menu !== undefined) {
    if (typeof spec.permission !== 'string')
      throw new Error(`${spec.kind} is about a member, and no deal's menu`);
    offerInMenu({ ...spec.menu, permission: spec.permission });
  }
  return new CommandEntry(spec, async (command, context) => {
    if (command.kind !== spec.kind) throw new Error(`${command.kind} was taken for ${spec.kind}`);
    if (spec.about === null) {
      if (isAboutDeal(command)) throw new Error(`${command.kind} is about a deal`);
      allowNeeded(spec.permission, command, context.member, null);
      return spec.handle(command, context);
    }
    if (!isAboutDeal(command)) throw new Error(`${command.kind} is about no deal`);
    const allowOn = (deal: Deal) => allowNeeded(spec.permission, {}, context.member, deal);
    return resolveDeal(command.deal, context, async (deal) => {
      if ('decide' in spec) return changeDeal(command, { ...spec, allow: allowOn }, { ...context, deal });
      allowOn(deal);
      return spec.handle(command, { ...context, deal });
    });
  });
}

const isAboutDeal = (command: Command): command is CommandOf<DealKind> => 'deal' in command;
