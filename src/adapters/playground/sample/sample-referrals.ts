import type { Instant } from '../../../domain/time.ts';
import type { Life, Plan } from './sample-life.ts';

const REFERRAL = 'referral';

interface Customer {
  company: string;
  language: Plan['language'];
  since: Instant;
}

/** The plans, each that came by referral with a customer of that time who speaks its language, where there is one. */
export const withReferrers = (plans: readonly Plan[], live: (plan: Plan) => Life): Plan[] => {
  const customers = plans.flatMap((plan) => customerOf(plan, live(plan)));
  return plans.map((plan) => {
    if (plan.source.name !== REFERRAL) return plan;
    const able = customers.filter(
      ({ language, since }) => language === plan.language && since < plan.createdAt,
    );
    return { ...plan, referredBy: able[plan.seed % able.length]?.company ?? null };
  });
};

/** Who the deal made a customer, if it was won: its life is lived once to see. */
const customerOf = ({ company, language }: Plan, life: Life): Customer[] => {
  let since: Instant | null = null;
  for (let step = life.next(); step.done !== true; step = life.next({ id: 1, number: 1 })) {
    const { status, closedAt } = step.value.deal;
    since = status === 'won' ? closedAt : null;
  }
  return since === null ? [] : [{ company, language, since }];
};
