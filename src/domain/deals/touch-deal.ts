import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';

/** Logs a touch, on closed deals too. A call or a meeting counts as two-way contact, a note does not. */
export const touchDeal = (
  deal: Deal,
  touch: { channel: 'note' | 'call' | 'meet'; text: string },
  ctx: RuleContext,
): Change => {
  const text = tidyOrNull(touch.text);
  if (text === null) throw new RuleError('text-required');
  const set = touch.channel === 'note' ? {} : { contactedAt: ctx.now };
  return changed(deal, [{ kind: 'touched', channel: touch.channel, text, set }], ctx);
};
