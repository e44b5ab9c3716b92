import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import { changed } from './change.ts';
import type { Deal } from './deal.ts';
import type { Change } from './event.ts';
import { isTwoWay, type TouchChannel } from './touch-channel.ts';

/** Logs a touch, on closed deals too. What is two-way counts as contact with the customer. */
export const touchDeal = (
  deal: Deal,
  touch: { channel: TouchChannel; text: string },
  ctx: RuleContext,
): Change => {
  const text = tidyOrNull(touch.text);
  if (text === null) throw new RuleError('text-required');
  const set = isTwoWay(touch.channel) ? { contactedAt: ctx.now } : {};
  return changed(deal, [{ kind: 'touched', channel: touch.channel, text, set }], ctx);
};
