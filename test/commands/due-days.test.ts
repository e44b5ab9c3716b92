import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dealListCard } from '../../src/cards/deals/deal-list-card.ts';
import { morningNoteCard } from '../../src/cards/digests/morning-note-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import type { Reply } from '../../src/commands/reply.ts';
import { readSubmission } from '../../src/commands/submission.ts';
import type { Language } from '../../src/domain/language.ts';
import { EVERYBODY } from '../../src/domain/reports/figures.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const words = (reply: Reply): string => {
  if (reply.kind === 'done') return reply.notice ?? '';
  if (reply.kind === 'card' || reply.kind === 'refusal') return plainText(reply.card);
  throw new Error(`answered with ${reply.kind}`);
};

/** What Amy sees of her deal #1: whether it is late in the digest, the note, the list and on the card. */
const late = async (language: Language) => {
  const context = await world.context('Amy');
  const { store, workspace, now } = context;
  const view = { ...context.view, language };
  const stuck = await store.reports.stuck(workspace, {
    now,
    scope: EVERYBODY,
    offset: 0,
    limit: 9,
    before: null,
  });
  const [morning] = await store.reports.mornings(workspace, {
    now,
    until: now + 15 * 60 * MINUTE,
    followUps: 9,
    stuck: 9,
  });
  const page = await store.deals.list(workspace.id, { status: 'open' }, 'recent', { offset: 0, limit: 9 });
  const note: Card | null = morning ? morningNoteCard({ ...morning, until: null, fixes: [] }, view) : null;
  const { t } = context.view;
  const card = await world.says('Amy', '/deal 1');
  return {
    digest: stuck.total > 0,
    note:
      note !== null && (morning?.totalStuck !== 0 || plainText(note).includes(t('morning.overdue').trim())),
    list: plainText(dealListCard(page, { filter: {} }, 0, workspace, view)).includes('⚠'),
    card: card.kind === 'card' && card.card.tone === 'warning',
  };
};
const NOT_LATE = { digest: false, note: false, list: false, card: false };
const LATE = { digest: true, note: true, list: true, card: true };

/** What is said on a Thursday, what is answered (null: nothing special), and when it is due. */
const SAID: Record<Language, [text: string, answer: string | null, due: string][]> = {
  en: [
    ['/deal 1 wait contract 3d', 'Sun, Mar 8 is a day off: moved to Mon, Mar 9.', '2026-03-09T09:00'],
    ['/deal 1 follow saturday call', 'Sat, Mar 7 is a day off: moved to Mon, Mar 9.', '2026-03-09T09:00'],
    ['/deal 1 follow saturday 10am call', 'Sat, Mar 7 is a day off.', '2026-03-07T10:00'],
    ['/deal 1 follow saturday evening call', 'moved to Mon, Mar 9, 19:00.', '2026-03-09T19:00'],
    [
      '/deal 1 follow 2026-10-03 call',
      'Sat, Oct 3, 2026 is a day off: moved to Thu, Oct 8, 2026.',
      '2026-10-08T09:00',
    ],
    ['/deal 1 follow friday call', null, '2026-03-06T09:00'],
  ],
  'zh-CN': [
    ['/商机 1 等待 合同 3天', '3月8日周日休息，已顺延到 3月9日周一。', '2026-03-09T09:00'],
    ['/商机 1 跟进 周六 打电话', '3月7日周六休息，已顺延到 3月9日周一。', '2026-03-09T09:00'],
    ['/商机 1 跟进 周六10点 打电话', '3月7日周六是休息日。', '2026-03-07T10:00'],
    ['/商机 1 跟进 周六晚上 打电话', '已顺延到 3月9日周一 19:00。', '2026-03-09T19:00'],
    ['/商机 1 跟进 周五 打电话', null, '2026-03-06T09:00'],
  ],
};

describe.each<Language>(['en', 'zh-CN'])('what is due on a day, in %s', (language) => {
  beforeEach(async () => {
    await world.member('Amy', 'rep', language);
    await world.says('Amy', '/lead Acme, Jane, owner me');
  });
  const plan = { en: '/deal 1 follow tomorrow call', 'zh-CN': '/商机 1 跟进 明天 打电话' }[language];
  const wait = { en: '/deal 1 wait contract 1d', 'zh-CN': '/商机 1 等待 合同 1天' }[language];

  it.each([plan, wait])('is not late all that day, anywhere: %s', async (text) => {
    await world.says('Amy', text);
    for (const time of ['2026-03-04T09:00', '2026-03-04T09:01', '2026-03-04T23:59']) {
      world.clock.set(at(time) + 1);
      expect([time, await late(language)]).toEqual([time, NOT_LATE]);
    }
    world.clock.set(at('2026-03-05T09:00'));
    expect(await late(language)).toEqual(LATE);
  });

  it('is late at its hour where one was named', async () => {
    await world.says('Amy', language === 'en' ? '/deal 1 follow tomorrow 10am' : '/商机 1 跟进 明天10点');
    world.clock.set(at('2026-03-04T10:00'));
    expect(await late(language)).toEqual(NOT_LATE);
    world.clock.set(at('2026-03-04T10:00') + 1);
    expect(await late(language)).toEqual(LATE);
  });

  it.each(SAID[language])('%s, said on a Thursday: %s', async (text, said, due) => {
    world.clock.set(at('2026-03-05T10:00'));
    const answer = words(await world.says('Amy', text));
    if (said === null) expect(answer).not.toMatch(/day off|休息/);
    else expect(answer).toContain(said);
    const { followUp, waiting } = await world.deal(1);
    expect(followUp?.at ?? waiting?.due).toBe(at(due));
  });

  it('says so in the line that answers a form, too, and keeps an hour of today', async () => {
    world.clock.set(at('2026-03-05T10:00'));
    const deal = { id: (await world.deal(1)).id };
    const wanted = { deal, what: 'x', due: at('2026-03-08T09:00'), wholeDay: true };
    const line = words(await world.does('Amy', { kind: 'start-waiting', ...wanted }));
    expect(line).toMatch(
      language === 'en' ? /Mar 8 is a day off: moved to Mon, Mar 9\./ : /3月8日.*休息，已顺延到 3月9日/,
    );
    world.clock.set(at('2026-03-07T10:00'));
    const today = words(
      await world.says('Amy', language === 'en' ? '/deal 1 follow in 2 hours' : '/商机 1 跟进 2小时后'),
    );
    expect(today).toContain(language === 'en' ? 'Sat, Mar 7 is a day off.' : '3月7日周六是休息日。');
    expect((await world.deal(1)).followUp?.at).toBe(at('2026-03-07T12:00'));
  });

  it('stays due all day where the form that shows it as a time is sent again', async () => {
    await world.says('Amy', plan);
    const { id, version, followUp } = await world.deal(1);
    const context = await world.context('Amy');
    const ref = { form: 'follow-up', deal: id, expectedVersion: version } as const;
    const again = await readSubmission(ref, { at: '2026-03-04T09:00', text: 'x' }, context);
    expect(again).toMatchObject({ kind: 'plan-follow-up', at: followUp?.at, wholeDay: true });
    const atTen = await readSubmission(ref, { at: '2026-03-04T10:00', text: 'x' }, context);
    expect(atTen).not.toHaveProperty('wholeDay');
  });

  it('holds for a fix that is assigned', async () => {
    world.clock.set(at('2026-03-05T10:00'));
    const line = words(
      await world.says(
        'Amy',
        language === 'en' ? '/funnel fix me saturday review quotes' : '/漏斗 改进 我 周六 复核报价',
      ),
    );
    expect(line).toMatch(language === 'en' ? /moved to Mon, Mar 9/ : /已顺延到 3月9日/);
  });
});

describe('The quick choices of the follow-up form', () => {
  const opened = async () => {
    const reply = await world.says('Amy', '/deal 1 follow');
    if (reply.kind !== 'form') throw new Error(`answered with ${reply.kind}`);
    return reply.form;
  };
  const picks = async () => {
    const [field] = (await opened()).fields;
    if (field?.type !== 'select') throw new Error('nothing to choose');
    return field.options.map(({ label }) => label);
  };

  it('are the next working days, each once, and never a day off', async () => {
    await world.says('Amy', '/lead Acme');
    world.clock.set(at('2026-03-03T10:00'));
    expect(await picks()).toEqual([
      'Next working day: Wed, Mar 4, 09:00',
      'In 3 days: Fri, Mar 6, 09:00',
      'Monday: Mon, Mar 9, 09:00',
      'In 2 weeks: Tue, Mar 17, 09:00',
      'As below',
    ]);
    world.clock.set(at('2026-03-06T10:00'));
    expect(await picks()).toEqual([
      'Next working day: Mon, Mar 9, 09:00',
      'In 2 weeks: Fri, Mar 20, 09:00',
      'As below',
    ]);
  });

  it('count before the field, unless the field is chosen', async () => {
    await world.says('Amy', '/lead Acme');
    const { ref } = await opened();
    for (const [pick, due] of [
      ['2026-03-09T09:00', '2026-03-09T09:00'],
      ['other', '2026-03-05T14:00'],
    ] as const) {
      const read = await readSubmission(
        ref,
        { pick, at: '2026-03-05T14:00', text: '' },
        await world.context('Amy'),
      );
      expect(read).toMatchObject({ kind: 'plan-follow-up', at: at(due) });
    }
  });
});
