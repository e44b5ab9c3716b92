import type { CommandOf } from '../../cards/kit/command.ts';
import { fromPersonalCard } from '../../cards/kit/form-fields.ts';
import { gateForm } from '../../cards/pipeline/gate-form.ts';
import type { Missing } from '../../domain/pipeline/gates.ts';
import { isAllowed } from '../../domain/team/permission.ts';
import { cut } from '../../lib/text.ts';
import type { DealContext } from '../context.ts';
import type { Reply } from '../reply.ts';

const MAX_REASON = 500;

/**
 * The form that asks for what a gate still lacks, and then moves. It keeps what was said already: the amount of
 * `won 48000` is not asked for again.
 */
export const askGate = (
  missing: Missing,
  command: CommandOf<'move-deal' | 'win-deal'>,
  { deal, workspace, member, view }: DealContext,
): Reply => {
  const asked = gateForm(deal, missing, isAllowed(member, 'override', deal), deal.version, workspace, view);
  const form = command.onPersonalCard ? fromPersonalCard(asked) : asked;
  const amount = 'amount' in command ? command.amount : undefined;
  const given = {
    ...(amount !== undefined && { amount }),
    ...(command.reason !== undefined && { reason: cut(command.reason, MAX_REASON) }),
  };
  if (Object.keys(given).length === 0 || form.ref.form !== 'gate') return { kind: 'form', form };
  const ref = { ...form.ref, given };
  return { kind: 'form', form: { ...form, ref, again: { kind: 'open-form', ref } } };
};
