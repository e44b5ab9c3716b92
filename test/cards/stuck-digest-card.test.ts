import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Card, Span } from '../../src/cards/card.ts';
import { plainText } from '../../src/cards/plain-text.ts';
import { DIGEST_PAGE, stuckDigestCard } from '../../src/cards/stuck-digest-card.ts';
import type { StuckDigest, StuckLine } from '../../src/funnel/message.ts';
import { DAY } from '../../src/funnel/time.ts';
import { AMY, BOB, NOW, seenBy } from './people.ts';

const line = (id: number, owner: number | null, minor = 100): StuckLine => ({
  deal: id,
  id,
  version: 4,
  company: `Company ${id}`,
  amount: { minor, currency: 'CNY' },
  stage: 'proposal',
  owner,
  reasons: [{ rule: 'stage-age', days: 8, limit: 7 }],
});
const digest = (lines: StuckLine[], more: Partial<StuckDigest> = {}): StuckDigest => ({
  at: NOW,
  lines,
  total: lines.length,
  progress: null,
  ...more,
});
const spans = (card: Card): Span[] =>
  card.body.flatMap((element) =>
    (element.type === 'text' || element.type === 'line') && typeof element.text !== 'string'
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
    expect(mentioned(stuckDigestCard(digest([line(1, AMY.id)]), seenBy(BOB)))).toEqual([]);
  });

  it('says per line which deal, how much, where, why and for how long', () => {
    expect(plainText(stuckDigestCard(digest([line(7, AMY.id, 5_000_000)]), seenBy(null)))).toContain(
      '#7 Company 7 · CN¥50,000 · Proposal\n8 working days in Proposal (limit 7)',
    );
  });

  it('lets each line be acted on as it was seen', () => {
    const card = stuckDigestCard(digest([line(7, AMY.id)]), seenBy(null));
    const controls = card.body.flatMap((element) => (element.type === 'line' ? element.controls : []));
    expect(controls).toMatchObject([
      { type: 'button', press: { kind: 'show-deal', deal: { id: 7 } } },
      {
        type: 'menu',
        options: [
          { press: { kind: 'open-form', ref: { form: 'follow-up', deal: 7, seen: 4 } } },
          { press: { kind: 'snooze-deal', deal: { id: 7 }, seen: 4, until: NOW + 3 * DAY } },
          { press: { kind: 'open-form', ref: { form: 'move', deal: 7, seen: 4 } } },
          { press: { kind: 'open-form', ref: { form: 'lost', deal: 7, seen: 4 } } },
        ],
      },
    ]);
  });

  it('cuts visibly, with the way to the rest, on every page', () => {
    const lines = Array.from({ length: DIGEST_PAGE + 5 }, (_, at) => line(at + 1, AMY.id));
    const first = stuckDigestCard(digest(lines, { total: 34 }), seenBy(null));
    expect(plainText(first)).toContain('…and 24 more');
    expect(first.more?.press).toEqual({ kind: 'show-stuck', page: 1 });
    const last = stuckDigestCard(digest(lines.slice(0, 4), { total: 34 }), seenBy(AMY), 3);
    expect(plainText(last)).not.toContain('more');
    expect(last.more).toBeNull();
  });

  it('tells what changed since the last one', () => {
    const card = stuckDigestCard(digest([line(1, 1)], { progress: { resolved: 3, fresh: 1 } }), seenBy(null));
    expect(plainText(card)).toContain('Since the last digest: 3 moving again, 1 newly stuck');
  });

  it('is one cheerful line when nothing is stuck', () => {
    const card = stuckDigestCard(digest([]), seenBy(null));
    expect(card.body).toHaveLength(1);
    expect(card.tone).toBe('success');
  });
});
