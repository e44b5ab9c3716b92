import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/adapters/feishu/render/render.ts';
import { MESSAGE, renderMessage } from '../../../src/adapters/slack/render/render.ts';
import type { Card, Span } from '../../../src/cards/kit/card.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { viewOf } from '../../../src/cards/kit/view-of.ts';
import { DIGEST_PAGE, stuckDigestCard } from '../../../src/cards/stuck/stuck-digest-card.ts';
import type { StuckDigest, StuckLine } from '../../../src/domain/digests/message.ts';
import { sumByCurrency } from '../../../src/domain/money.ts';
import { EVERYBODY } from '../../../src/domain/reports/figures.ts';
import type { Member } from '../../../src/domain/team/member.ts';
import { DAY } from '../../../src/domain/time.ts';
import { refusals } from '../../support/fake-feishu-cards.ts';
import { checkBlocks } from '../../support/fake-slack-blocks.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { pressesOf } from '../../support/seen-card.ts';
import { AMY, BOB, LANGUAGES, LI, NOW, seenBy, VIC } from '../people.ts';

const line = (id: number, owner: number | null, more: Partial<StuckLine> = {}): StuckLine => ({
  deal: id,
  id,
  version: 4,
  company: `Company ${id}`,
  amount: { minor: 100, currency: 'CNY' },
  stage: 'proposal',
  owner,
  reasons: [{ rule: 'stage-age', days: 8, limit: 7 }],
  escalated: false,
  hint: null,
  ...more,
});
/** As a digest that shows all there is, unless `more` says otherwise. */
const digest = (lines: readonly StuckLine[], more: Partial<StuckDigest> = {}): StuckDigest => ({
  at: NOW,
  scope: EVERYBODY,
  lines,
  owners: [...new Set(lines.map(({ owner }) => owner))].map((owner) => {
    const own = lines.filter((one) => one.owner === owner);
    return { owner, deals: own.length, amount: sumByCurrency(own.map(({ amount }) => amount)) };
  }),
  managers: [],
  total: lines.length,
  progress: null,
  ...more,
});
const spans = (card: Card): Span[] =>
  card.body.flatMap((element) =>
    (element.type === 'text' || element.type === 'note' || element.type === 'line') &&
    typeof element.text !== 'string'
      ? element.text
      : [],
  );
const mentioned = (card: Card) =>
  spans(card).flatMap((span) =>
    typeof span === 'object' && 'member' in span && span.mention ? [span.member] : [],
  );

const owners = fc.array(fc.constantFrom(1, 2, 3, null), { minLength: 1, maxLength: DIGEST_PAGE });

describe('the stuck digest', () => {
  test.prop([owners])('mentions each owner exactly once', (people) => {
    const card = stuckDigestCard(digest(people.map((owner, at) => line(at + 1, owner))), seenBy(null));
    const expected = [...new Set(people.filter((owner) => owner !== null))];
    expect([...mentioned(card)].sort()).toEqual(expected.sort());
  });

  it('mentions nobody to somebody who only asked for it', () => {
    const escalated = digest([line(1, AMY.id, { escalated: true })], { managers: [BOB.id] });
    expect(mentioned(stuckDigestCard(escalated, seenBy(BOB)))).toEqual([]);
  });

  it('mentions the manager of escalated deals first, once, also where deals of their own are stuck', () => {
    const lines = [line(1, BOB.id), line(2, AMY.id, { escalated: true }), line(3, LI.id)];
    const card = stuckDigestCard(digest(lines, { managers: [BOB.id] }), seenBy(null));
    expect(mentioned(card)).toEqual([BOB.id, AMY.id, LI.id]);
    expect(plainText(card)).toContain('Stuck for twice the limit: 1 deal. Bob\n#2 Company 2');
    expect(
      plainText(stuckDigestCard(digest(lines, { managers: [BOB.id] }), seenBy(null, 'zh-CN'))),
    ).toContain('停滞已达上限两倍：1 个商机。 Bob\n#2 Company 2');
  });

  it('tells whoever stands in, not the owner who is away', () => {
    const away = digest([line(1, AMY.id)], { delegates: [{ owner: AMY.id, delegate: LI.id }] });
    const card = stuckDigestCard(away, seenBy(null));
    expect(mentioned(card)).toEqual([LI.id]);
    expect(plainText(card)).toContain('Amy (away) → 李雷 · 1 deal');
  });

  it('says what each owner has at risk over all of their deals, shown or not', () => {
    const owners = [{ owner: AMY.id, deals: 31, amount: [{ minor: 120_000_000, currency: 'CNY' }] }];
    const card = digest([line(1, AMY.id)], { total: 31, owners });
    expect(plainText(stuckDigestCard(card, seenBy(null)))).toContain('Amy · 31 deals · CN¥1,200,000 at risk');
    expect(plainText(stuckDigestCard(card, seenBy(null, 'zh-CN')))).toContain(
      'Amy · 31 个 · 涉及 ¥1,200,000',
    );
  });

  it('says per line which deal, how much, where, why and for how long', () => {
    const dear = line(7, AMY.id, { amount: { minor: 5_000_000, currency: 'CNY' } });
    expect(plainText(stuckDigestCard(digest([dear]), seenBy(null)))).toContain(
      '#7 Company 7 · CN¥50,000 · Proposal\n8 working days in Proposal (limit 7)',
    );
    expect(plainText(stuckDigestCard(digest([dear]), seenBy(null, 'zh-CN')))).toContain(
      '#7 Company 7 · ¥50,000 · 方案报价\n在「方案报价」已 8 个工作日（上限 7 个）',
    );
  });

  it('says of how many it counted those stuck for long, where it does not know them all', () => {
    const lines = [line(1, AMY.id, { escalated: true }), line(2, AMY.id)];
    const words = (total: number) => plainText(stuckDigestCard(digest(lines, { total }), seenBy(null)));
    expect(words(2)).toContain('Stuck for twice the limit: 1 deal.');
    expect(words(70)).toContain('Stuck for twice the limit: 1 of the first 2 deals.');
  });

  it('leaves out the amount where there is none', () => {
    expect(plainText(stuckDigestCard(digest([line(7, AMY.id, { amount: null })]), seenBy(null)))).toMatch(
      /^#7 Company 7 · Proposal$/m,
    );
  });

  it('says how others as old ended, and of how many where they are few', () => {
    const withHint = (of: number) =>
      stuckDigestCard(digest([line(7, AMY.id, { hint: { days: 18, share: 0.06, of } })]), seenBy(null));
    expect(plainText(withHint(50))).toMatch(/^of deals older than 18 working days here, 6% were won$/m);
    expect(plainText(withHint(17))).toContain('here, 6% (n=17) were won');
  });

  it('lets each line be acted on as it was seen', () => {
    const card = stuckDigestCard(digest([line(7, AMY.id)]), seenBy(null));
    const controls = card.body.flatMap((element) => (element.type === 'line' ? element.controls : []));
    expect(controls).toMatchObject([
      { type: 'button', press: { kind: 'show-deal', deal: { id: 7 } } },
      {
        type: 'menu',
        options: [
          { press: { kind: 'open-form', ref: { form: 'follow-up', deal: 7, expectedVersion: 4 } } },
          { press: { kind: 'snooze-deal', deal: { id: 7 }, expectedVersion: 4, until: NOW + 3 * DAY } },
          { press: { kind: 'open-form', ref: { form: 'move', deal: 7, expectedVersion: 4 } } },
          { press: { kind: 'open-form', ref: { form: 'lost', deal: 7, expectedVersion: 4 } } },
        ],
      },
    ]);
  });

  it('is a page of the deals that says where it is, with the way to the others, of the same scope', () => {
    const scope = { owner: null, team: 'north', source: null };
    const lines = Array.from({ length: 15 }, (_, at) => line(at + 1, AMY.id));
    const owners = [{ owner: AMY.id, deals: 34, amount: [] }];
    const first = stuckDigestCard(digest(lines, { total: 34, owners, scope }), seenBy(null));
    expect(plainText(first)).toMatch(/^1–10 of 34$/m);
    expect(first.more).toEqual({ label: 'Next →', press: { kind: 'show-stuck', page: 1, team: 'north' } });
    expect(pressesOf(first).at(-1)).toEqual({ name: 'Next →', press: first.more?.press });

    const middle = stuckDigestCard(digest(lines, { total: 34, owners, scope }), seenBy(AMY), 1);
    expect(plainText(middle)).toMatch(/^11–20 of 34$/m);
    expect(
      pressesOf(middle)
        .slice(-2)
        .map(({ press }) => press),
    ).toEqual([
      { kind: 'show-stuck', page: 0, team: 'north' },
      { kind: 'show-stuck', page: 2, team: 'north' },
    ]);

    const last = stuckDigestCard(digest(lines.slice(0, 4), { total: 34, owners, scope }), seenBy(AMY), 3);
    expect(plainText(last)).toMatch(/^31–34 of 34$/m);
    expect(last.more).toBeNull();
    expect(pressesOf(last).at(-1)?.press).toEqual({ kind: 'show-stuck', page: 2, team: 'north' });
  });

  it('goes on with an owner’s deals under the same heading', () => {
    const of = (owner: number, deals: number) => ({ owner, deals, amount: [] });
    const page = (owners: StuckDigest['owners'], language: 'en' | 'zh-CN' = 'en') =>
      plainText(
        stuckDigestCard(
          digest([line(11, LI.id), line(12, BOB.id)], { total: 20, owners }),
          seenBy(AMY, language),
          1,
        ),
      );
    const cut = [of(AMY.id, 8), of(LI.id, 3), of(BOB.id, 9)];
    expect(page(cut)).toMatch(/^李雷 \(continued\) · 3 deals$/m);
    expect(page(cut)).toMatch(/^Bob · 9 deals$/m);
    expect(page(cut, 'zh-CN')).toMatch(/^李雷（续） · 3 个$/m);
    expect(page([of(AMY.id, 10), of(LI.id, 1), of(BOB.id, 9)])).toMatch(/^李雷 · 1 deal$/m);
  });

  it('tells what changed since the last one', () => {
    const card = stuckDigestCard(digest([line(1, 1)], { progress: { resolved: 3, fresh: 1 } }), seenBy(null));
    expect(plainText(card)).toContain('Since the last digest: 3 resolved, 1 new');
    const still = digest([line(1, 1)], { progress: { resolved: 0, fresh: 2 } });
    expect(plainText(stuckDigestCard(still, seenBy(null)))).toMatch(/: 2 new$/m);
    expect(plainText(stuckDigestCard(still, seenBy(null, 'zh-CN')))).toContain('与上次播报相比：新增 2 个');
  });

  it('offers a person what they may do, and a channel everything', () => {
    const offered = (reader: Member | null, owner: number | null) =>
      new Set(
        pressesOf(stuckDigestCard(digest([line(1, owner)]), seenBy(reader))).map(({ press }) => press.kind),
      );
    const acts = ['open-form', 'snooze-deal'];
    expect(offered(AMY, AMY.id)).toEqual(new Set(['show-deal', ...acts]));
    expect(offered(AMY, BOB.id)).toEqual(new Set(['show-deal']));
    expect(offered(AMY, null)).toEqual(new Set(['show-deal', 'claim-deal']));
    expect(offered(BOB, null)).toEqual(new Set(['show-deal', 'claim-deal', ...acts]));
    expect(offered(VIC, null)).toEqual(new Set(['show-deal']));
    expect(offered(null, null)).toEqual(new Set(['show-deal', 'claim-deal', ...acts]));
  });

  it('is one cheerful line when nothing is stuck', () => {
    const card = stuckDigestCard(digest([]), seenBy(null));
    expect(card.body).toHaveLength(1);
    expect(card.tone).toBe('success');
  });

  describe.each(LANGUAGES)('of the longest text, in %s', (language) => {
    const people = Array.from({ length: 20 }, (_, at) => ({ ...AMY, id: at + 1, name: '长'.repeat(60) }));
    const view = (reader: Member | null) =>
      viewOf({
        workspace: WORKSPACE,
        language,
        reader: reader && { ...reader, delegateFor: [] },
        members: people,
        now: NOW,
      });
    const longest = (id: number): StuckLine =>
      line(id, (id % 10) + 1, {
        deal: 1_000_000 + id,
        company: '司'.repeat(200),
        amount: { minor: 99_999_999_999_999, currency: 'KWD' },
        reasons: [
          { rule: 'stage-age', days: 888, limit: 77 },
          { rule: 'follow-up', due: NOW - 400 * DAY, days: 280 },
          { rule: 'waiting', what: '等'.repeat(200), due: NOW - 400 * DAY, days: 280 },
          { rule: 'quiet', days: 888, limit: 77 },
        ],
        escalated: true,
        hint: { days: 888, share: 0.123, of: 19 },
      });
    const lines = Array.from({ length: 60 }, (_, at) => longest(at + 1));
    const cases = [
      ['a channel', null, 0],
      ['a person, later on', people[0] ?? AMY, 3],
    ] as const;

    it.each(cases)('is taken whole by each messenger in %s', (_, reader, page) => {
      const full = digest(lines, {
        total: 999,
        managers: people.map(({ id }) => id),
        delegates: people.map(({ id }) => ({ owner: id, delegate: 21 - id })),
        progress: { resolved: 999, fresh: 999 },
        scope: { owner: 1, team: '组'.repeat(60), source: '渠'.repeat(100) },
      });
      const card = stuckDigestCard(full, view(reader), page);
      const mentions = new Map(people.map(({ id }) => [id, `ou_${'0123456789abcdef'.repeat(2)}${id}`]));
      const { blocks } = renderMessage(card, { ...MESSAGE, mentions });
      checkBlocks(blocks, 'message');
      expect(JSON.stringify(blocks).includes('… +')).toBe(false);
      const shown = renderCard(card, { mentions });
      expect(refusals(shown)).toEqual([]);
      expect(JSON.stringify(shown).includes('… +')).toBe(false);
    });
  });
});
