import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { messageCard } from '../../../src/cards/message-card.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { BOB, seenBy } from '../people.ts';

const AT = Date.parse('2026-12-02T10:00:00+08:00');

describe('a reminder for somebody away', () => {
  it.each([
    ['en', 'For Bob, who is away until Sat, Dec 5: you stand in.'],
    ['zh-CN', 'Bob 休假至 12月5日周六，由你代为跟进。'],
  ] as const)('says whose it is and until when, in %s', (language, words) => {
    const insteadOf = { owner: BOB.id, until: '2026-12-05' };
    const view = seenBy(BOB, language, AT);
    const waiting = { what: 'quote', since: AT, due: AT };
    for (const body of [
      { kind: 'follow-up-due', text: '', at: AT, insteadOf },
      { kind: 'waiting-over', waiting, insteadOf },
    ] as const) {
      expect(plainText(messageCard(body, null, WORKSPACE, view))).toContain(words);
      const { insteadOf: _, ...own } = body;
      expect(plainText(messageCard(own, null, WORKSPACE, view))).not.toContain(words);
    }
  });
});
