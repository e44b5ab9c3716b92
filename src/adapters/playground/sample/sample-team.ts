import { addDays, dayOf, instantAt } from '../../../domain/calendar/calendar.ts';
import type { Language } from '../../../domain/language.ts';
import type { Member } from '../../../domain/team/member.ts';
import type { Workspace } from '../../../domain/team/workspace.ts';
import type { Instant } from '../../../domain/time.ts';
import { pick, type Random, seeded, weighted } from '../random.ts';
import { workingTime } from '../working-time.ts';
import { type Life, type Plan, sampleLife } from './sample-life.ts';
import { withReferrers } from './sample-referrals.ts';
import { SAMPLE_SOURCES, SAMPLE_WORDS } from './sample-words.ts';

/** How many deals the sample has. */
export const SAMPLE_DEALS = 200;
const HISTORY_DAYS = 182;
const SEED = 20_260_303;

/**
 * Half a year of a made-up team's work up to `now`, one life a deal in the order of their creation. The same
 * for the same arguments, and made by the funnel's own rules, so it can hold nothing that people could not
 * have done.
 */
export const sampleHistory = (now: Instant, members: readonly Member[], workspace: Workspace): Life[] => {
  const live = (plan: Plan): Life => sampleLife(plan, now, members, workspace);
  return withReferrers(plans(now, workspace), live).map(live);
};

const plans = (now: Instant, workspace: Workspace): Plan[] => {
  const random = seeded(SEED);
  const names = new Set<string>();
  const plans: Plan[] = [];
  while (plans.length < SAMPLE_DEALS) {
    const language: Language = random() < 0.6 ? 'zh-CN' : 'en';
    const company = companyIn(language, random);
    if (names.has(company)) continue;
    names.add(company);
    plans.push({
      company,
      language,
      contact: pick(random, SAMPLE_WORDS[language].contacts),
      reach: plans.length,
      source: weighted(random, SAMPLE_SOURCES),
      referredBy: null,
      createdAt: workingTime(createdAt(now, workspace, random), workspace, random),
      seed: Math.floor(random() * 2 ** 31),
    });
  }
  return plans.sort((one, other) => one.createdAt - other.createdAt);
};

const companyIn = (language: Language, random: Random): string => {
  const { brands, trades, suffixes } = SAMPLE_WORDS[language];
  const gap = language === 'en' ? ' ' : '';
  return `${pick(random, brands)}${gap}${pick(random, trades)}${pick(random, suffixes)}`;
};

/** Leads come in a little faster from month to month. */
const createdAt = (now: Instant, { zone }: Workspace, random: Random): Instant => {
  const daysAgo = Math.floor(HISTORY_DAYS * (1 - random() ** 0.8)) + 1;
  return instantAt(addDays(dayOf(now, zone), -daysAgo), 0, zone);
};
