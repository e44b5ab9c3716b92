import { LOST_REASONS } from '../src/domain/deals/deal.ts';
import type { DealDraft, DealEvent, EventBody } from '../src/domain/deals/event.ts';
import { BLANK } from '../src/domain/deals/fold.ts';
import type { Money } from '../src/domain/money.ts';
import { DEFAULT_PIPELINE } from '../src/domain/pipeline/default-pipeline.ts';
import type { StageId } from '../src/domain/pipeline/pipeline.ts';
import type { MemberId } from '../src/domain/team/member.ts';
import { DAY, type Instant } from '../src/domain/time.ts';
import { type Chance, dice, pick } from './dice.ts';

export interface Past {
  /** When the story ends. */
  end: Instant;
  deals: number;
  /** Over which the deals came in, as many each week. */
  weeks: number;
  /** About how many are still open at the end. */
  open: number;
}

/** A deal and all that happened to it. */
export interface Life {
  deal: DealDraft;
  events: readonly DealEvent[];
}

export const WEEK = 7 * DAY;
export const SOURCES = ['zhihu', 'bilibili', 'douyin', 'seo', 'kol', 'referral'] as const;
const STAGES: readonly StageId[] = DEFAULT_PIPELINE.stages.map(({ id }) => id);
/** How many in a hundred are lost in each stage; the others are won. */
const LOST_IN = [28, 31, 18, 7, 4];
/** A company that comes back was met at most so many deals ago. */
const REMEMBERED = 300_000;

/**
 * The lives of all deals, in the order in which they came in. What happened lately depends on how many come in each
 * week and on nothing else: a file with ten times the past has the same last weeks. Written out here and not by the
 * rules of `funnel`, which take several times as long: a test compares.
 */
export function* dealLives(past: Past, owners: readonly MemberId[]): Generator<Life> {
  const apart = (past.weeks * WEEK) / past.deals;
  // Each closes after a time that is anything up to this: so many are open at any moment.
  const longest = 2 * past.open * apart;
  for (let age = past.deals - 1; age >= 0; age--) {
    const chance = dice(age);
    const by = pick(owners, chance());
    const tale = new Tale(by, Math.floor(past.end - (age + 0.5) * apart));
    tale.begin(companyOf(age, chance), chance() < 0.05 ? null : by, chance);
    live(tale, chance() * longest, past.end, chance);
    yield tale;
  }
}

class Tale implements Life {
  readonly deal: DealDraft;
  readonly events: DealEvent[] = [];
  readonly #by: MemberId;

  constructor(by: MemberId, createdAt: Instant) {
    this.#by = by;
    const born = { createdAt, createdBy: by, lastEventAt: createdAt };
    this.deal = { ...BLANK, id: null, number: null, version: 0, ...born };
  }

  begin(company: string, owner: MemberId | null, chance: Chance): void {
    const [stage = ''] = STAGES;
    const source = chance() < 0.05 ? null : pick(SOURCES, chance());
    const amount = chance() < 0.08 ? null : amountOf(chance);
    this.happens(this.deal.createdAt, {
      kind: 'created',
      set: {
        company,
        ...(source !== null && { source }),
        ...(amount !== null && { amount }),
        ...(owner !== null && { owner }),
        stage,
        furthest: stage,
        stageEnteredAt: this.deal.createdAt,
      },
    });
  }

  move(to: StageId, at: Instant): void {
    const { stage: from, stageEnteredAt: enteredAt, furthest } = this.deal;
    const arrived = STAGES.slice(STAGES.indexOf(furthest) + 1, STAGES.indexOf(to) + 1);
    const furthestNow = arrived.at(-1);
    this.happens(at, {
      ...{ kind: 'moved', from, to, arrived, enteredAt, reason: 'agreed with the manager', override: true },
      set: { stage: to, stageEnteredAt: at, ...(furthestNow !== undefined && { furthest: furthestNow }) },
    });
  }

  win(at: Instant, chance: Chance): void {
    const { stage: from, stageEnteredAt: enteredAt, furthest, amount } = this.deal;
    const arrived = STAGES.slice(STAGES.indexOf(furthest) + 1);
    const furthestNow = arrived.at(-1);
    this.happens(at, {
      ...{ kind: 'won', from, arrived, enteredAt, reason: 'agreed with the manager', override: true },
      set: {
        ...(amount === null && { amount: amountOf(chance) }),
        status: 'won',
        closedAt: at,
        ...(furthestNow !== undefined && { furthest: furthestNow }),
      },
    });
  }

  lose(at: Instant, chance: Chance): void {
    const { stage: from, stageEnteredAt: enteredAt } = this.deal;
    const lostReason = pick(LOST_REASONS, chance());
    const lostText = lostReason === 'other' ? { lostText: 'moved away' } : {};
    const set = { status: 'lost', closedAt: at, lostReason, ...lostText } as const;
    this.happens(at, { kind: 'lost', from, enteredAt, set });
  }

  happens(at: Instant, fact: EventBody & Pick<DealEvent, 'set'>): void {
    const was = Object.fromEntries(Object.keys(fact.set).map((key) => [key, Reflect.get(this.deal, key)]));
    Object.assign(this.deal, fact.set);
    this.deal.version += 1;
    this.deal.lastEventAt = at;
    this.events.push({ ...fact, was, at, by: this.#by, version: this.deal.version });
  }
}

/** Stage by stage, sometimes over one, now and then a step back, to its end or as far as time has come. */
const live = (tale: Tale, lifetime: number, end: Instant, chance: Chance): void => {
  const { createdAt } = tale.deal;
  const fate = chance() * 100;
  const lostIn = LOST_IN.findIndex((_, index) => fate < sum(LOST_IN.slice(0, index + 1)));
  const stops = stopsUpTo(lostIn < 0 ? STAGES.length - 1 : lostIn, chance);
  let at = createdAt;
  for (let left = stops.length; left >= 0; left--) {
    // Visits of different lengths that add up to about the lifetime.
    at = Math.ceil(at + 1 + ((createdAt + lifetime - at) * (0.5 + chance())) / (left + 1.2));
    if (at >= end) {
      plan(tale, end, chance);
      return;
    }
    const stop = stops[stops.length - left];
    if (stop !== undefined) tale.move(stop, at);
    else if (lostIn < 0) tale.win(at, chance);
    else tale.lose(at, chance);
  }
};

const stopsUpTo = (furthest: number, chance: Chance): readonly StageId[] => {
  const stops: number[] = [];
  for (let stage = 1; stage <= furthest; stage++) {
    if (stage < furthest && chance() < 0.1) continue;
    stops.push(stage);
    if (stage > 1 && stage === furthest && chance() < 0.05) stops.push(stage - 1, stage);
  }
  return stops.map((stage) => STAGES[stage] ?? '');
};

/** What the owner of an open deal has done about it of late. */
const plan = (tale: Tale, end: Instant, chance: Chance): void => {
  const { lastEventAt } = tale.deal;
  const at = Math.floor(lastEventAt + (end - lastEventAt) * (0.4 + chance() * 0.6));
  const later = (days: number): Instant => at + Math.ceil(1 + chance() * days * DAY);
  const kind = chance();
  if (kind < 0.5) {
    const followUp = { at: later(20), text: 'send the case study' };
    tale.happens(at, { kind: 'follow-up-planned', set: { followUp } });
  } else if (kind < 0.58) {
    const waiting = { what: 'contract', since: at, due: later(10) };
    tale.happens(at, { kind: 'waiting-started', set: { waiting } });
  } else if (kind < 0.62) {
    tale.happens(at, { kind: 'snoozed', set: { snoozedUntil: later(20) } });
  } else if (kind < 0.85) {
    const set = { contactedAt: at };
    tale.happens(at, { kind: 'touched', channel: 'call', text: 'called, no answer', set });
  }
};

const amountOf = (chance: Chance): Money => {
  const kind = chance();
  const currency = kind < 0.9 ? 'CNY' : kind < 0.97 ? 'USD' : 'EUR';
  return { minor: Math.ceil(chance() ** 3 * 5_000) * 10_000, currency };
};

/** Every fifth deal is with a company that was met before. */
const companyOf = (age: number, chance: Chance): string => {
  const back = chance() < 0.2 ? 1 + Math.floor(chance() * REMEMBERED) : 0;
  return `Customer${String(age + back).padStart(8, '0')}`;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
