import type { CommandOf, FormRefOf } from '../../cards/kit/command.ts';
import { winDeal } from '../../domain/deals/close-deal.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import { moveDeal } from '../../domain/deals/move-deal.ts';
import type { Missing } from '../../domain/pipeline/gates.ts';
import type { Criterion } from '../../domain/pipeline/pipeline.ts';
import { RuleError } from '../../domain/rule-error.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import { type Context, rulesOf } from '../context.ts';
import { onDeal } from '../inputs.ts';
import { readDealFields } from './deal-fields.ts';
import type { FieldReader } from './field-reader.ts';

/** The field of the gate form that answers a criterion: of several that will do, the first. */
const fieldFor = (criterion: Criterion): string => {
  if ('field' in criterion) return criterion.field;
  if ('anyOf' in criterion) return criterion.anyOf[0] ?? '';
  return 'checklist' in criterion ? criterion.checklist : 'contacted';
};

/** The move the form asked on behalf of; what still lacks is said beside its field, so that nothing typed is lost. */
export const readGate = async (
  { to, given, ...ref }: FormRefOf<'gate'>,
  form: FieldReader,
  context: Context,
): Promise<CommandOf<'move-deal' | 'win-deal'>> => {
  const { amount: _amount, ...read } = await readDealFields(form, context);
  const amount = form.money('amount') ?? given?.amount;
  const reason = form.text('reason') ?? given?.reason;
  const contacted = form.text('contacted') ?? undefined;
  const owner = (await form.member('owner')) ?? undefined;
  const fields = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null));
  const override = form.checks('override', ['override'])?.includes('override') ?? false;
  const said = {
    ...onDeal(ref),
    ...(reason !== undefined && { reason }),
    ...(override && { override }),
    ...(contacted !== undefined && { contacted }),
    ...(owner !== undefined && { owner }),
  };
  const withAmount = { ...fields, ...(amount !== undefined && { amount }) };
  const command: CommandOf<'move-deal' | 'win-deal'> =
    to === 'won'
      ? { kind: 'win-deal', ...said, fields, ...(amount !== undefined && { amount }) }
      : { kind: 'move-deal', to, ...said, fields: withAmount };
  if (form.errors === null) await showWhatLacks(command, ref.deal, form, context);
  return command;
};

/** Tries the move on the deal as it is; whatever else the rules say is for the move itself to say. */
const showWhatLacks = async (
  command: CommandOf<'move-deal' | 'win-deal'>,
  id: number,
  form: FieldReader,
  context: Context,
): Promise<void> => {
  const deal = await context.store.deals.find(context.workspace.id, id);
  if (deal === null || (command.expectedVersion !== undefined && command.expectedVersion !== deal.version))
    return;
  if (command.override === true && !isAllowed(context.member, 'override', deal)) return;
  const missing = lacking(command, deal, context);
  if (missing === null) return;
  for (const criterion of missing.criteria) {
    if (missing.needsReason) continue;
    const name = fieldFor(criterion);
    if (form.has(name)) form.fail(name, 'checklist' in criterion ? 'checklist-incomplete' : 'field-required');
  }
  if (missing.needsReason && form.has('reason')) form.fail('reason', 'reason-required');
};

const lacking = (
  command: CommandOf<'move-deal' | 'win-deal'>,
  deal: Deal,
  context: Context,
): Missing | null => {
  try {
    const rules = rulesOf(context);
    const decided =
      command.kind === 'win-deal' ? winDeal(deal, command, rules) : moveDeal(deal, command, rules);
    return decided.kind === 'missing' ? decided : null;
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
};
