import { z } from 'zod';
import { LANGUAGES } from '../domain/language.ts';
import { PERIOD_NAMES } from '../domain/reports/periods.ts';

/** An id of the store: of a deal, a member, a conversation. */
export const id = z.int().positive();
/** Epoch milliseconds. */
export const instant = z.int().nonnegative();
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
/** A text of people, as long as any field takes. */
export const longText = z.string().max(3000);
/** Minutes since midnight; 1440 is the end of the day. */
export const minute = z.int().min(0).max(1440);
/** In minor units. */
export const money = z.strictObject({ minor: z.int().nonnegative(), currency: z.string().length(3) });
/** A language the bot speaks. */
export const language = z.enum(LANGUAGES);
/** A period that reports know by name. */
const period = z.enum(PERIOD_NAMES);
/** Which of them a report is about. */
export const reportPeriod = { period, from: day.optional(), to: day.optional() };

/** How a person names a deal: a button knows the id, a command the number or part of a name. */
export const dealRef = z.union([
  z.strictObject({ id }),
  z.strictObject({ number: id }),
  z.strictObject({ find: z.string().min(1).max(200) }),
]);
/** By id, as cards know it, or by number, as people do. */
export type DealRef = z.infer<typeof dealRef>;

const asSeen = {
  /** The version on the card that was pressed; absent where the command was typed. */
  expectedVersion: id.optional(),
  /** Pressed on the person's own card of the deal: its answer is that card as it is then. */
  onPersonalCard: z.literal(true).optional(),
};

/** The input of a command that changes one deal. */
export const dealChange = { deal: dealRef, ...asSeen };
/** What every command that changes a deal is told. */
export interface DealChangeInput {
  deal: DealRef;
  expectedVersion?: number | undefined;
  onPersonalCard?: true | undefined;
}

/** What opens a form about one deal. */
export const dealForm = { deal: id, ...asSeen };
/** The same for a form. */
export type DealFormRef = Omit<DealChangeInput, 'deal'> & { deal: number };

/** Where a form about a deal leads: the command on the same deal, as it was seen. */
export const onDeal = ({ deal, expectedVersion, onPersonalCard }: DealFormRef): DealChangeInput => ({
  deal: { id: deal },
  ...(expectedVersion !== undefined && { expectedVersion }),
  ...(onPersonalCard && { onPersonalCard }),
});

/** Whose deals a report is about; all that is given must hold. */
export const scope = {
  owner: id.optional(),
  team: z.string().optional(),
  source: z.string().optional(),
};
