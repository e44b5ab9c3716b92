import { describe, expect, it } from 'vitest';
import { dealCard } from '../../../src/cards/deals/deal-card.ts';
import { eventWords } from '../../../src/cards/deals/event-words.ts';
import { staleCard } from '../../../src/cards/deals/stale-card.ts';
import type { Card, Control } from '../../../src/cards/kit/card.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { createDeal } from '../../../src/domain/deals/create-deal.ts';
import type { Deal } from '../../../src/domain/deals/deal.ts';
import type { DealEvent } from '../../../src/domain/deals/event.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { stored, WORKSPACE } from '../../support/histories.ts';
import { AMY, BOB, LI, NOW, seenBy, VIC } from '../people.ts';

/** In Proposal since Wednesday 2026-02-25, four working days before now. */
const deal: Deal = {
  ...stored(
    createDeal(
      {
        company: 'Acme Ltd',
        contact: 'Jane Doe',
        phone: '+8613800138000',
        email: 'jane@acme.com',
        source: 'zhihu',
        amount: { minor: 5_000_000, currency: 'CNY' },
        owner: AMY.id,
      },
      { workspace: WORKSPACE, now: NOW - 6 * DAY, by: AMY.id },
    ),
    12,
  ),
  stage: 'proposal',
  furthest: 'proposal',
  version: 3,
  lastEventAt: NOW - 2 * MINUTE,
};
const moved: DealEvent = {
  kind: 'moved',
  from: 'new',
  to: 'proposal',
  arrived: ['nurturing', 'qualified', 'proposal'],
  enteredAt: NOW,
  reason: null,
  override: false,
  set: { stage: 'proposal' },
  was: { stage: 'new' },
  at: NOW - 2 * MINUTE,
  by: BOB.id,
  version: 3,
};

const controls = (card: Card): Control[] =>
  card.body.flatMap((element) =>
    element.type === 'actions' || element.type === 'line' ? [...element.controls] : [],
  );
const labels = (card: Card) =>
  controls(card).flatMap((one) =>
    one.type === 'menu' ? one.options.map(({ label }) => `${one.label} › ${label}`) : [one.label],
  );
const drawn = (changes: Partial<Deal> = {}, view = seenBy(null)) =>
  dealCard({ ...deal, ...changes }, moved, WORKSPACE, view);

describe('the card of an open deal', () => {
  it('shows what there is to know at a glance', () => {
    const text = plainText(drawn({}, seenBy(AMY)));
    expect(text).toContain('#12 Acme Ltd · CN¥50,000');
    expect(text).toContain('✓ New lead › ✓ Nurturing › ✓ Qualified › ● Proposal › Contract');
    expect(text).toContain('Owner: Amy');
    expect(text).toContain('Source: zhihu');
    expect(text).toContain('4 working days (limit 7)');
    expect(text).toContain('Jane Doe · +86 138****8000 · j***@acme.com');
    expect(text).toContain('Bob moved it to Proposal · 2 min ago');
  });

  it('names who referred it, where somebody did', () => {
    expect(plainText(drawn())).not.toContain('Referred by');
    expect(plainText(drawn({ referredBy: 'Globex' }))).toContain('Referred by: Globex');
    expect(plainText(drawn({ referredBy: '寰宇科技' }, seenBy(LI, 'zh-CN')))).toContain('推荐人: 寰宇科技');
    const edited: DealEvent = {
      kind: 'edited',
      set: { referredBy: 'Globex' },
      was: { referredBy: null },
      at: NOW,
      by: BOB.id,
      version: 3,
    };
    expect(eventWords(edited, seenBy(AMY))).toBe('Bob changed Referred by');
  });

  it('tells the date of the last event where the card stays, so that it is true tomorrow', () => {
    expect(plainText(drawn())).toContain('Bob moved it to Proposal · Tue, Mar 3, 09:58');
  });

  it('reads in Chinese', () => {
    const text = plainText(drawn({}, seenBy(LI, 'zh-CN')));
    expect(text).toContain('负责人: Amy');
    expect(text).toContain('已 4 个工作日（上限 7 个）');
    expect(text).toContain('Bob 将商机移到「方案报价」 · 2 分钟前');
  });

  it('offers the next stage first, and everything else', () => {
    expect(labels(drawn())).toEqual([
      'Show',
      '→ Contract',
      'Move to…',
      'Won',
      'Lost',
      'Follow up',
      'Log',
      'Assign',
      'More › Edit',
      'More › Wait on customer',
      'More › Snooze',
      'More › Playbook',
      'More › Timeline',
      'More › Undo',
      'More › Release to pool',
      'More › Post here',
    ]);
    const [, next] = controls(drawn());
    expect(next).toMatchObject({
      style: 'primary',
      press: { kind: 'move-deal', deal: { id: 12 }, to: 'contract', expectedVersion: 3 },
    });
  });

  it('makes winning the first thing in the last stage', () => {
    const won = controls(drawn({ stage: 'contract', furthest: 'contract' })).find(
      (one) => one.type === 'button' && one.label === 'Won',
    );
    expect(won).toMatchObject({ style: 'primary', press: { kind: 'win-deal', expectedVersion: 3 } });
    expect(labels(drawn({ stage: 'contract' })).filter((label) => label.startsWith('→'))).toEqual([]);
  });

  it('says in every press that changes something which version was seen', () => {
    const presses = controls(drawn()).flatMap((one) =>
      one.type === 'menu' ? one.options.map(({ press }) => press) : [one.press],
    );
    const blind = presses.filter((press) =>
      press.kind === 'open-form'
        ? !('expectedVersion' in press.ref)
        : !('expectedVersion' in press && press.expectedVersion === 3),
    );
    expect(blind.map(({ kind }) => kind)).toEqual([
      'reveal-contact',
      'show-playbook',
      'show-timeline',
      'post-deal',
    ]);
  });

  it('warns with every reason it is stuck for', () => {
    const stuck = drawn({
      stageEnteredAt: NOW - 14 * DAY,
      waiting: { what: 'contract', since: NOW - 9 * DAY, due: NOW - DAY },
    });
    expect(stuck.tone).toBe('warning');
    expect(plainText(stuck)).toContain(
      '⚠ Stuck: 10 working days in Proposal (limit 7); no answer on contract, due Mon, Mar 2, 1 working day ago',
    );
  });

  it('offers the end of what has begun', () => {
    const busy = labels(
      drawn({
        followUp: { at: NOW + DAY, text: 'call' },
        waiting: { what: 'quote', since: NOW, due: NOW + DAY },
        snoozedUntil: NOW + DAY,
      }),
    );
    expect(busy).toEqual(
      expect.arrayContaining(['More › Follow-up done', 'More › Customer answered', 'More › Wake up']),
    );
  });

  it('keeps a name of many lines and words in its place', () => {
    const card = drawn({ company: `Very\nlong ${'name '.repeat(60)}`.trim() });
    expect(card.title).not.toContain('\n');
    expect(card.title.length).toBeLessThan(150);
    expect(plainText(card)).toContain('Company: Very');
  });
});

describe('the card somebody looks at alone', () => {
  it('leaves out what they may not do', () => {
    expect(labels(drawn({}, seenBy(VIC)))).toEqual(['More › Playbook', 'More › Timeline']);
    expect(labels(drawn({}, seenBy(LI)))).not.toContain('Won');
    expect(labels(drawn({}, seenBy(BOB)))).toContain('Won');
  });

  it('offers a deal of the pool to a rep', () => {
    const pool = drawn({ owner: null }, seenBy(LI));
    expect(labels(pool).slice(0, 2)).toEqual(['Show', 'Claim']);
    expect(plainText(pool)).toContain('Owner: Pool');
  });
});

describe('the card of a closed deal', () => {
  it('offers only the way back, and says how it ended', () => {
    const lost = drawn({
      status: 'lost',
      closedAt: NOW,
      lostReason: 'price',
      lostText: 'half of ours',
      winBackOn: '2026-09-01',
    });
    expect(labels(lost)).toEqual(['Show', 'Reopen', 'Timeline', 'Undo']);
    expect(plainText(lost)).toContain('Lost reason: Price · half of ours');
    expect(plainText(lost)).toContain('Win back on: Tue, Sep 1, 2026');
    const won = drawn({ status: 'won', closedAt: NOW });
    expect(won.tone).toBe('success');
    expect(labels(won)).toContain('Playbook');
  });
});

describe('a stale press', () => {
  it('is answered with who did what when', () => {
    expect(plainText(staleCard(deal, moved, seenBy(AMY)))).toContain('Bob moved it to Proposal 2 min ago.');
    expect(plainText(staleCard(deal, moved, seenBy(LI, 'zh-CN')))).toContain(
      '2 分钟前，Bob 将商机移到「方案报价」。',
    );
  });
});
