import { z } from 'zod';
import { type SeveralLine, severalCard, severalDoneCard } from '../cards/deals/several-card.ts';
import type { Command } from '../cards/kit/command.ts';
import { refusalWords } from '../cards/kit/refusal-words.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { HandlerContext } from './context.ts';
import { type CommandEntry, type DealKind, defineCommand } from './define-command.ts';
import { CommandError } from './error.ts';
import { id } from './inputs.ts';
import type { Reply } from './reply.ts';

/** As many deals as one line may name. */
export const MAX_SEVERAL = 20;

/** A command about a deal; which one, is said beside it. */
export type AboutOne = Extract<Command, { kind: DealKind }>;

interface Several {
  kind: 'for-several';
  numbers: number[];
  command: AboutOne;
  /** Whoever asks has seen which deals they are. */
  sure: boolean;
}

declare module '../cards/kit/command.ts' {
  interface Commands {
    'for-several': Several;
  }
}

/**
 * The same for several deals, one after the other, each with its own permission and its own way back. First they are shown.
 * One of them that is refused does not keep the others from being done.
 */
export const severalDeals = (
  entryOf: (kind: string) => CommandEntry | undefined,
  run: (command: Command, context: HandlerContext) => Promise<Reply>,
): CommandEntry =>
  defineCommand({
    kind: 'for-several',
    about: null,
    permission: 'read',
    effect: 'write',
    input: z.strictObject({
      kind: z.literal('for-several'),
      numbers: z.array(id).min(2).max(MAX_SEVERAL),
      command: z.custom<AboutOne>((command) => isAboutOne(command, entryOf)),
      sure: z.boolean(),
    }),
    async handle({ numbers, command, sure }, context) {
      const lines = await Promise.all(numbers.map((number) => lineOf(number, context)));
      if (!sure) {
        const there = lines.flatMap(({ number, deal }) => (deal === null ? [] : [number]));
        if (there.length === 0)
          throw new CommandError(
            'deal-not-found',
            { deal: numbers.join(', ') },
            { en: '/deal list', 'zh-CN': '/商机 列表' },
          );
        const press = { kind: 'for-several', numbers, command, sure: true } as const;
        return { kind: 'card', card: severalCard(lines, command.kind, press, context.view) };
      }
      const done: SeveralLine[] = [];
      for (const line of lines) done.push(await doneFor(line, command, run, context));
      return { kind: 'card', card: severalDoneCard(done, context.view) };
    },
  });

const lineOf = async (number: number, { store, workspace }: HandlerContext): Promise<SeveralLine> => ({
  number,
  deal: await store.deals.byNumber(workspace.id, number),
  refused: null,
});

const doneFor = async (
  line: SeveralLine,
  command: AboutOne,
  run: (command: Command, context: HandlerContext) => Promise<Reply>,
  context: HandlerContext,
): Promise<SeveralLine> => {
  const { number } = line;
  const { view, requestKey } = context;
  try {
    const reply = await run(
      { ...command, deal: { number } },
      { ...context, requestKey: requestKey === null ? null : `${requestKey} ${number}` },
    );
    const after = await lineOf(number, context);
    return reply.kind === 'form' ? { ...after, refused: view.t('several.asks') } : after;
  } catch (error) {
    if (error instanceof RuleError || error instanceof CommandError)
      return { ...line, refused: refusalWords(error.code, error.params, view) };
    throw error;
  }
};

const isAboutOne = (command: unknown, entryOf: (kind: string) => CommandEntry | undefined): boolean => {
  if (typeof command !== 'object' || command === null || !('kind' in command)) return false;
  const entry = typeof command.kind === 'string' ? entryOf(command.kind) : undefined;
  return entry?.about === 'deal' && entry.effect !== 'read' && entry.input.safeParse(command).success;
};
