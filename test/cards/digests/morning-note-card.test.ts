import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/adapters/feishu/render/render.ts';
import { render } from '../../../src/adapters/playground/render/render.ts';
import { renderMessage } from '../../../src/adapters/slack/render/render.ts';
import { morningNoteCard } from '../../../src/cards/digests/morning-note-card.ts';
import type { Control } from '../../../src/cards/kit/card.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import type { MorningNote, StuckLine } from '../../../src/domain/digests/message.ts';
import type { Fix } from '../../../src/domain/team/fix.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { refusals } from '../../support/fake-feishu-cards.ts';
import { checkBlocks } from '../../support/fake-slack-blocks.ts';
import { wordsOfBlocks } from '../../support/seen-blocks.ts';
import { wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { AMY, BOB, LANGUAGES, NOW, seenBy } from '../people.ts';

const due = (id: number, at: number, text = 'send the case study', company = 'Acme Ltd') => ({
  id,
  deal: id,
  version: 7,
  company,
  at,
  text,
});

const stuck = (id: number, company = 'Old Ltd'): StuckLine => ({
  id,
  deal: id,
  version: 7,
  company,
  amount: { minor: 100_000, currency: 'CNY' },
  stage: 'proposal',
  owner: AMY.id,
  reasons: [{ rule: 'stage-age', days: 9, limit: 7 }],
  escalated: false,
  hint: null,
});

const fix = (id: number, text = 'review the quotes'): Fix => ({
  id,
  owner: AMY.id,
  at: NOW + HOUR,
  text,
  by: BOB.id,
  createdAt: NOW - DAY,
  doneAt: null,
});

const noteWith = (more: Partial<MorningNote> = {}): MorningNote => ({
  owner: AMY.id,
  until: null,
  followUps: [],
  totalFollowUps: 0,
  fixes: [],
  stuck: [],
  totalStuck: 0,
  ...more,
});

const pressesOf = (note: MorningNote, reader = AMY) =>
  morningNoteCard(note, seenBy(reader)).body.flatMap((one) => {
    if (one.type !== 'line' && one.type !== 'actions') return [];
    const buttons = (control: Control) => (control.type === 'menu' ? control.options : [control]);
    return one.controls.flatMap(buttons).map(({ press }) => press);
  });

describe('the morning note', () => {
  it('says what is due when, what is overdue, what to fix and what is stuck', () => {
    const followUps = [due(1, NOW - DAY), due(2, NOW + HOUR, '')];
    const note = noteWith({
      followUps,
      totalFollowUps: 2,
      fixes: [fix(3)],
      stuck: [stuck(4)],
      totalStuck: 1,
    });
    expect(plainText(morningNoteCard(note, seenBy(AMY)))).toBe(`Your day
Follow-ups due (2)
#1 Acme Ltd
Overdue: Mon, Mar 2, 10:00 · send the case study
#2 Acme Ltd
Tue, Mar 3, 11:00
To fix (1)
review the quotes
Tue, Mar 3, 11:00
Stuck (1)
#4 Old Ltd · CN¥1,000 · Proposal
9 working days in Proposal (limit 7)
You get this note on working days when something is due or stuck. “/funnel note on” brings it back.`);
  });

  it('leads to what it has no room for', () => {
    const open = { status: 'open', owner: AMY.id };
    const whole = noteWith({ followUps: [due(1, NOW)], totalFollowUps: 1, stuck: [stuck(4)], totalStuck: 1 });
    expect(pressesOf(whole).map(({ kind }) => kind)).not.toContain('list-deals');
    const cut = pressesOf({ ...whole, totalFollowUps: 11, totalStuck: 6 });
    expect(cut).toContainEqual({ kind: 'list-deals', filter: open, page: 0 });
    expect(cut).toContainEqual({ kind: 'list-deals', filter: { ...open, stuck: true }, page: 0 });
  });

  it('is somebody else’s to stop: who stands in can act, not stop it', () => {
    const note = noteWith({ followUps: [due(1, NOW)], totalFollowUps: 1 });
    expect(pressesOf(note)).toContainEqual({ kind: 'set-morning-note', on: false });
    const away = { ...note, until: '2026-03-06' };
    const kinds = pressesOf(away, BOB).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['show-deal', 'finish-follow-up', 'snooze-deal']));
    expect(kinds).not.toContain('set-morning-note');
    expect(plainText(morningNoteCard(away, seenBy(BOB)))).toContain('For Amy, who is away until Fri, Mar 6');
  });
});

describe.each(LANGUAGES)('the fullest note there can be, in %s', (language) => {
  const long = '长'.repeat(200);
  const card = morningNoteCard(
    noteWith({
      until: null,
      followUps: Array.from({ length: 10 }, (_, at) => due(at + 1, NOW - 400 * DAY, long.repeat(3), long)),
      totalFollowUps: 999,
      fixes: Array.from({ length: 30 }, (_, at) => fix(at + 1, long.repeat(10))),
      stuck: Array.from({ length: 5 }, (_, at) => ({
        ...stuck(at + 20, long),
        reasons: [
          { rule: 'stage-age', days: 400, limit: 7 },
          { rule: 'waiting', what: long, due: NOW - 400 * DAY, days: 280 },
        ],
        hint: { days: 400, share: 0.06, of: 12 },
      })),
      totalStuck: 999,
    }),
    seenBy(AMY, language),
  );
  const last = seenBy(AMY, language).t('morning.again');

  it('is taken whole by Slack', () => {
    const { blocks } = renderMessage(card);
    checkBlocks(blocks, 'message');
    const words = wordsOfBlocks(blocks, String);
    expect(words).toContain(last);
    expect(words).not.toContain('… +');
  });

  it('is taken whole by Feishu', () => {
    const shown = renderCard(card);
    expect(refusals(shown)).toEqual([]);
    const words = wordsOfCard(shown, String);
    expect(words).toContain(last);
    expect(words).not.toContain('… +');
  });

  it('is shown whole in the playground', () => {
    expect(plainText(render(card))).toBe(plainText(card));
  });
});
