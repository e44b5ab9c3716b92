import { describe, expect, it } from 'vitest';
import type { StuckLine } from '../../../src/domain/digests/message.ts';
import { EVERYBODY } from '../../../src/domain/reports/figures.ts';
import { type StageAge, winChance } from '../../../src/domain/reports/win-chance.ts';
import { isEscalated } from '../../../src/domain/stuck/escalation.ts';
import { digestOf } from '../../../src/domain/stuck/stuck-digest.ts';
import { progressSince } from '../../../src/domain/stuck/stuck-progress.ts';
import type { Member, MemberId } from '../../../src/domain/team/member.ts';

/** Tuesday 2026-03-03 09:00 in Shanghai. */
const NOW = Date.parse('2026-03-03T09:00:00+08:00');

const member = (
  id: MemberId,
  role: Member['role'],
  team: string | null,
  more: Partial<Member> = {},
): Member => ({
  id,
  workspace: 1,
  name: `Member ${id}`,
  role,
  language: null,
  team,
  morningNote: true,
  timeOff: [],
  ...more,
});
const awayToday = (delegate: MemberId): Partial<Member> => ({
  timeOff: [{ from: '2026-03-02', to: '2026-03-03', delegate }],
});
const stuckFor = (owner: MemberId | null, escalated = true): StuckLine => ({
  deal: 1,
  id: 1,
  version: 1,
  company: 'Acme',
  amount: null,
  stage: 'proposal',
  owner,
  reasons: [],
  escalated,
  hint: null,
});
const digest = (lines: readonly StuckLine[], members: readonly Member[]) => {
  const owners = [...new Set(lines.map(({ owner }) => owner))].map((owner) => ({
    owner,
    deals: 1,
    amount: [],
  }));
  const report = { lines, owners, deals: [1], total: lines.length, progress: null };
  return digestOf(report, EVERYBODY, members, NOW, 'Asia/Shanghai');
};
const managers = (lines: readonly StuckLine[], members: readonly Member[]) => digest(lines, members).managers;

const [AMY, BOB, NORA, SAM, HEAD, ROOT] = [
  member(1, 'rep', 'north'),
  member(2, 'rep', 'south'),
  member(3, 'manager', 'north'),
  member(4, 'manager', 'south'),
  member(5, 'manager', null),
  member(6, 'admin', null),
] as const;

describe('an escalated deal', () => {
  it('is one that stood, or was quiet, for twice its limit', () => {
    expect(isEscalated([{ rule: 'stage-age', days: 13, limit: 7 }])).toBe(false);
    expect(isEscalated([{ rule: 'stage-age', days: 14, limit: 7 }])).toBe(true);
    expect(isEscalated([{ rule: 'quiet', days: 13, limit: 7 }])).toBe(false);
    expect(
      isEscalated([
        { rule: 'stage-age', days: 8, limit: 7 },
        { rule: 'quiet', days: 14, limit: 7 },
      ]),
    ).toBe(true);
    expect(isEscalated([{ rule: 'follow-up', due: 0, days: 99 }])).toBe(false);
    expect(isEscalated([{ rule: 'waiting', what: 'contract', due: 0, days: 99 }])).toBe(false);
  });

  it('is brought to the manager of its owner’s team', () => {
    expect(managers([stuckFor(1)], [AMY, BOB, NORA, SAM, HEAD, ROOT])).toEqual([3]);
    expect(managers([stuckFor(1), stuckFor(2), stuckFor(1)], [AMY, BOB, NORA, SAM, HEAD, ROOT])).toEqual([
      3, 4,
    ]);
  });

  it('is brought to a manager of no team where the owner’s has none, else to any, else to the admins', () => {
    expect(managers([stuckFor(1)], [AMY, SAM, HEAD, ROOT])).toEqual([5]);
    expect(managers([stuckFor(null)], [AMY, NORA, SAM, HEAD, ROOT])).toEqual([5]);
    expect(managers([stuckFor(1)], [AMY, SAM, ROOT])).toEqual([4]);
    expect(managers([stuckFor(1)], [AMY, BOB, ROOT])).toEqual([6]);
  });

  it('is not brought to the manager who owns it', () => {
    expect(managers([stuckFor(3)], [AMY, NORA, HEAD, ROOT])).toEqual([]);
    expect(managers([stuckFor(3), stuckFor(1)], [AMY, NORA, HEAD, ROOT])).toEqual([3]);
  });

  it('is brought to whoever stands in for a manager who is away', () => {
    const away = { ...NORA, ...awayToday(5) };
    expect(managers([stuckFor(1)], [AMY, away, HEAD, ROOT])).toEqual([5]);
    const toTheOwner = { ...NORA, ...awayToday(1) };
    expect(managers([stuckFor(1)], [AMY, toTheOwner, HEAD, ROOT])).toEqual([]);
  });

  it('alone brings in a manager', () => {
    expect(managers([stuckFor(1, false)], [AMY, NORA, ROOT])).toEqual([]);
  });
});

describe('an owner who is away', () => {
  it('has the one who stands in told', () => {
    const away = { ...AMY, ...awayToday(2) };
    expect(digest([stuckFor(1)], [away, BOB]).delegates).toEqual([{ owner: 1, delegate: 2 }]);
    expect(digest([stuckFor(2)], [away, BOB]).delegates).toBeUndefined();
    const back = { ...AMY, timeOff: [{ from: '2026-02-25', to: '2026-03-02', delegate: 2 }] };
    expect(digest([stuckFor(1)], [back, BOB]).delegates).toBeUndefined();
  });
});

describe('the hint', () => {
  const ages: readonly StageAge[] = [
    { days: 2, won: 10, lost: 5 },
    { days: 18, won: 3, lost: 2 },
    { days: 19, won: 1, lost: 4 },
    { days: 40, won: 0, lost: 5 },
  ];

  it('is the share that was won of those that stood there longer', () => {
    expect(winChance(ages, 18)).toEqual({ days: 18, share: 0.1, of: 10 });
    expect(winChance(ages, 17)).toEqual({ days: 17, share: 4 / 15, of: 15 });
  });

  it('is none where nothing stood longer, or fewer than 30 have closed', () => {
    expect(winChance(ages, 40)).toBeNull();
    expect(winChance([{ days: 9, won: 10, lost: 19 }], 3)).toBeNull();
    expect(winChance([{ days: 9, won: 10, lost: 20 }], 3)).toEqual({ days: 3, share: 1 / 3, of: 30 });
    expect(winChance([], 3)).toBeNull();
  });
});

describe('progress', () => {
  it('counts what is no longer stuck, and what is now', () => {
    expect(progressSince([1, 2, 3], [3, 4])).toEqual({ resolved: 2, fresh: 1 });
    expect(progressSince([], [3])).toEqual({ resolved: 0, fresh: 1 });
    expect(progressSince(null, [3])).toBeNull();
  });
});
