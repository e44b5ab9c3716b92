import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cards/kit/command.ts';
import type { Form, FormValues } from '../../src/cards/kit/form.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import type { Reply } from '../../src/commands/reply.ts';
import { readSubmission } from '../../src/commands/submission.ts';
import {
  DIGEST_KINDS,
  type DigestSettings,
  defaultDigests,
  SECTIONS,
  WEEKDAYS,
} from '../../src/domain/digests/digest-settings.ts';
import { EVERYBODY } from '../../src/domain/reports/figures.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const channel = async () => {
  const { conversation } = await world.context('Ada');
  if (conversation === null) throw new Error('nowhere');
  return conversation;
};
const settings = async (): Promise<DigestSettings | null> => (await channel()).digests;

const formOf = (reply: Reply): Form => {
  if (reply.kind !== 'form') throw new Error(`no form but ${words(reply)}`);
  return reply.form;
};

/** What comes back when the form is submitted as it was opened. */
const unchanged = ({ fields }: Form): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.type === 'search' ? (field.value?.value ?? '') : (field.value ?? ''),
    ]),
  );

const submit = async (values: FormValues) =>
  readSubmission({ form: 'digests', conversation: (await channel()).id }, values, await world.context('Ada'));

const saved = async (values: FormValues): Promise<Reply> => {
  const read = await submit(values);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return world.does('Ada', read);
};

const opened = async () => formOf(await world.says('Ada', '/funnel setup digests'));

describe('the form of a channel’s digests', () => {
  it('begins with what a channel starts with, and turns the digests on', async () => {
    expect(await settings()).toBeNull();
    const reply = await saved(unchanged(await opened()));
    expect(await settings()).toEqual(defaultDigests(540));
    expect(words(reply)).toContain('Stuck deals: every working day at 09:00');
    expect(words(reply)).toContain('Weekly summary: Monday at 09:00');
  });

  const subset = <T>(all: readonly T[], least = 0) => fc.subarray([...all], { minLength: least });
  const minute = fc.integer({ min: 0, max: 1439 });
  const digests = fc.record({
    include: subset(DIGEST_KINDS, 1),
    stuckOn: fc.oneof(fc.constant('working' as const), subset(WEEKDAYS, 1)),
    stuckAt: minute,
    weeklyOn: fc.constantFrom(...WEEKDAYS),
    summaryAt: minute,
    sections: subset(SECTIONS),
    scope: fc.record({
      owner: fc.constantFrom(null, 'Amy', 'Bob'),
      team: fc.constantFrom(null, 'north', 'any', 'gone by now'),
      source: fc.constantFrom(null, 'zhihu', 'any', '=1', 'B站'),
    }),
    paused: fc.boolean(),
  });

  test.prop([digests, fc.constantFrom(null, 'en' as const, 'zh-CN' as const)], { numRuns: 60 })(
    'gives back exactly what is stored, and shows again what it was given',
    async (some, language) => {
      const { owner } = some.scope;
      const scope = { ...some.scope, owner: owner === null ? null : world.id(owner) };
      const { id } = await channel();
      await world.store.conversations.saveDigests(1, id, { ...some, scope });
      await world.store.conversations.saveLanguage(1, id, language);
      const form = await opened();
      await world.store.conversations.saveDigests(1, id, defaultDigests(0));
      await world.store.conversations.saveLanguage(1, id, null);
      // The channel's own team and source are only offered as long as they are chosen.
      await world.store.conversations.saveDigests(1, id, { ...defaultDigests(0), scope });
      await saved(unchanged(form));
      expect(await settings()).toEqual({ ...some, scope });
      expect((await channel()).language).toBe(language);
      expect(await opened()).toEqual(form);
    },
  );

  it('saves only what was changed in it: two who have it open at once both get what they set', async () => {
    await saved(unchanged(await opened()));
    const [first, second] = [await opened(), await opened()];
    const submitting = async (form: Form, changes: FormValues) => {
      const read = await readSubmission(
        form.ref,
        { ...unchanged(form), ...changes },
        await world.context('Ada'),
      );
      if ('errors' in read) throw new Error(JSON.stringify(read.errors));
      return world.does('Ada', read);
    };
    await submitting(first, { stuckAt: '10:00', language: 'zh-CN', quietDays: '3' });
    await world.says('Ada', '/funnel pause');
    await submitting(second, { weeklyOn: '2' });
    expect(await settings()).toEqual({ ...defaultDigests(540), stuckAt: 600, weeklyOn: 2, paused: true });
    expect((await channel()).language).toBe('zh-CN');
    expect((await world.context('Ada')).workspace.quietDays).toBe(3);
  });

  it('offers the teams and sources in use, and keeps a source called “any” apart from all', async () => {
    await world.store.team.saveMember(1, world.id('Amy'), { team: 'north' });
    await world.says('Amy', '/lead Acme Ltd, from any');
    const form = await opened();
    const options = (name: string) => {
      const field = form.fields.find((one) => one.name === name);
      return field?.type === 'select' ? field.options : [];
    };
    expect(options('team').map(({ label }) => label)).toEqual(['All', 'north']);
    const [all, any] = options('source');
    expect([all?.label, any?.label]).toEqual(['All', 'any']);
    await saved({ ...unchanged(form), source: any?.value ?? '' });
    expect((await settings())?.scope).toEqual({ owner: null, team: null, source: 'any' });
    await saved({ ...unchanged(form), source: all?.value ?? '' });
    expect((await settings())?.scope).toEqual(EVERYBODY);
  });

  it.each([
    ['9:00', 540],
    ['09：30', 570],
    ['9', 540],
    ['9点', 540],
    ['下午2点半', 870],
    ['2:30pm', 870],
    ['０９:１５', 555],
    ['0:00', 0],
    ['23:59', 1439],
  ])('takes %s for a time', async (typed, stuckAt) => {
    await saved({ ...unchanged(await opened()), stuckAt: typed });
    expect((await settings())?.stuckAt).toBe(stuckAt);
  });

  it('says beside each field what is wrong with it, and saves nothing', async () => {
    const values = {
      ...unchanged(await opened()),
      include: ['stuck'],
      stuckOn: [],
      stuckAt: '25:00',
      summaryAt: 'noonish',
      weeklyOn: '8',
      quietDays: '0',
      owner: '99',
      source: '=never seen',
    };
    expect(await submit(values)).toEqual({
      errors: {
        stuckOn: 'Please fill this in.',
        stuckAt: expect.stringContaining('“25:00”'),
        summaryAt: expect.stringContaining('“noonish”'),
        weeklyOn: expect.any(String),
        quietDays: 'A number of days from 1 to 365.',
        owner: expect.any(String),
        source: expect.any(String),
      },
    });
    expect(await submit({ ...values, include: [] })).toMatchObject({
      errors: { include: 'Please fill this in.' },
    });
    expect(await settings()).toBeNull();
  });

  it('changes after how many quiet days a deal of the whole team is stuck', async () => {
    await saved({ ...unchanged(await opened()), quietDays: '12' });
    expect((await world.context('Ada')).workspace.quietDays).toBe(12);
  });

  it('is for admins only, and for channels of the own team', async () => {
    await expect(world.says('Mia', '/funnel setup digests')).rejects.toThrow('admin-only');
    const elsewhere = world.elsewhere();
    await elsewhere.member('Eve', 'admin');
    const { id } = await channel();
    const open: Command = { kind: 'open-form', ref: { form: 'digests', conversation: id } };
    await expect(elsewhere.does('Eve', open)).rejects.toThrow('channel-gone');
    await expect(
      elsewhere.does('Eve', { kind: 'save-digests', conversation: id, digests: defaultDigests(1) }),
    ).rejects.toThrow('channel-gone');
    expect(await settings()).toBeNull();
  });
});

describe('/funnel here', () => {
  it('keeps the settings that are there, and ends a pause', async () => {
    const own = { ...defaultDigests(540), stuckAt: 600, paused: true };
    await world.store.conversations.saveDigests(1, (await channel()).id, own);
    await world.says('Ada', '/funnel here');
    expect(await settings()).toEqual({ ...own, paused: false });
    await world.says('Ada', '/funnel here off');
    expect(await settings()).toBeNull();
  });
});

describe('a pause', () => {
  it.each([
    ['/funnel pause', '/funnel resume'],
    ['/漏斗 暂停', '/漏斗 恢复'],
    ['/funnel pause here', '/funnel resume here'],
  ])('by %s is undone by %s; both say what it is about', async (pause, resume) => {
    await world.says('Ada', '/funnel here');
    const reply = await world.says('Ada', pause);
    expect(await settings()).toEqual({ ...defaultDigests(540), paused: true });
    expect(words(reply)).toContain('Paused: Stuck deals, Weekly summary, and Quarterly review.');
    expect(words(reply)).toContain('/funnel resume');
    expect(words(await world.says('Ada', resume))).toContain('Posted again: Stuck deals');
    expect(await settings()).toEqual(defaultDigests(540));
  });

  it('is refused where no digests come, and to others than admins', async () => {
    await expect(world.says('Ada', '/funnel pause')).rejects.toThrow('no-digests');
    await world.says('Ada', '/funnel here');
    await expect(world.says('Amy', '/funnel pause')).rejects.toThrow('admin-only');
    await expect(world.says('Ada', '/funnel pause weekly')).rejects.toThrow('pause-not-understood');
    expect(await settings()).toEqual(defaultDigests(540));
  });
});

describe('the settings at a glance', () => {
  const card = async (name: string) => {
    const reply = await world.says(name, '/funnel setup');
    if (reply.kind !== 'card') throw new Error('no card');
    return reply.card;
  };
  const labels = async (name: string) =>
    (await card(name)).body.flatMap((element) =>
      element.type === 'actions' || element.type === 'line' ? element.controls.map(({ label }) => label) : [],
    );

  it('say that nothing is posted anywhere, and how to change that', async () => {
    const text = plainText(await card('Ada'));
    expect(text).toContain('/funnel here');
    expect(text).toContain('Asia/Shanghai');
    expect(text).toContain('7 working days');
    expect(await labels('Ada')).toEqual(['Digests in this channel…', 'Working calendar…', 'Targets…']);
  });

  it('show each channel with what, when and whose, the one it is asked in first', async () => {
    const { store } = world;
    const scene = await store.team.requestScope({
      platform: 'slack',
      tenant: 'T1',
      user: 'U-Ada',
      name: 'Ada',
      conversation: { external: 'C0', kind: 'channel' },
    });
    const other = scene.conversation?.id ?? 0;
    await store.conversations.saveDigests(1, other, {
      ...defaultDigests(540),
      include: ['stuck', 'weekly'],
      stuckOn: [1, 4],
      stuckAt: 510,
      weeklyOn: 5,
      scope: { owner: world.id('Bob'), team: 'north', source: 'zhihu' },
      paused: true,
    });
    await store.conversations.saveLanguage(1, other, 'zh-CN');
    await world.says('Ada', '/funnel here');
    const text = plainText(await card('Ada'));
    expect(text.indexOf('This channel')).toBeLessThan(text.indexOf('Slack channel …C0'));
    expect(text).toContain('Stuck deals: Monday and Thursday at 08:30');
    expect(text).toContain('Weekly summary: Friday at 09:00');
    expect(text).toContain('Only deals of: Bob · north · zhihu');
    expect(text).toContain('Posted in Chinese');
    expect(text).toContain('paused');
    await world.says('Ada', '/funnel language zh');
    expect(plainText(await card('Ada'))).toContain('停滞商机：周一和周四 08:30');
  });

  it('can be read by everybody and changed by those who may', async () => {
    await world.says('Ada', '/funnel here');
    expect(await labels('Ada')).toEqual(['Change…', 'Pause', 'Preview', 'Working calendar…', 'Targets…']);
    expect(await labels('Mia')).toEqual(['Preview', 'Working calendar…', 'Targets…']);
    expect(await labels('Amy')).toEqual(['Preview', 'Working calendar…']);
  });
});

describe('typed', () => {
  it.each<[string, Command]>([
    ['/funnel setup', { kind: 'show-setup' }],
    ['/漏斗 设置', { kind: 'show-setup' }],
    ['/funnel setup calendar', { kind: 'open-form', ref: { form: 'calendar' } }],
    ['/漏斗 设置 日历', { kind: 'open-form', ref: { form: 'calendar' } }],
    ['/funnel preview', { kind: 'preview-digest', digest: 'stuck' }],
    ['/funnel preview week', { kind: 'preview-digest', digest: 'weekly' }],
    ['/漏斗 预览 周报', { kind: 'preview-digest', digest: 'weekly' }],
    ['/漏斗 预览 季报', { kind: 'preview-digest', digest: 'quarterly' }],
    ['/漏斗 预览 停滞', { kind: 'preview-digest', digest: 'stuck' }],
    ['／漏斗 暂停', { kind: 'pause-digests', paused: true }],
  ])('%s is understood', async (text, command) => {
    expect(await world.read('Ada', text)).toEqual(command);
  });

  it.each(['/funnel setup digests', '/漏斗 设置 播报'])('%s is about the channel', async (text) => {
    const { id } = await channel();
    expect(await world.read('Ada', text)).toEqual({
      kind: 'open-form',
      ref: { form: 'digests', conversation: id },
    });
  });

  it.each([
    ['/funnel setup digest plan', 'setup-unknown'],
    ['/funnel preview year', 'preview-unknown'],
  ])('%s is not', async (text, code) => {
    await expect(world.read('Ada', text)).rejects.toThrow(code);
  });
});
