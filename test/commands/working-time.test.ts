import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cards/kit/command.ts';
import type { FormValues } from '../../src/cards/kit/form.ts';
import { readSubmission } from '../../src/commands/submission.ts';
import { World, words } from './world.ts';

/** Tuesday 2026-03-03 10:00 in Shanghai. */
let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const off = (from: string, to: string, working: boolean | null, name = ''): Command => ({
  kind: 'set-days',
  from,
  to,
  working,
  name,
});

const calendarOf = async () => (await world.context('Ada')).workspace.calendar;
const refusal = async (name: string, text: string): Promise<string> => {
  try {
    await world.says(name, text);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('nothing was refused');
};

describe('what is typed about the calendar', () => {
  it.each<[string, Command]>([
    ['/funnel calendar', { kind: 'show-calendar' }],
    ['/漏斗 日历', { kind: 'show-calendar' }],
    ['/funnel calendar CN', { kind: 'set-calendar', country: 'CN' }],
    ['/funnel calendar de', { kind: 'set-calendar', country: 'DE' }],
    ['/funnel calendar Germany', { kind: 'set-calendar', country: 'DE' }],
    ['/funnel calendar united king', { kind: 'set-calendar', country: 'GB' }],
    ['/漏斗 日历 中国', { kind: 'set-calendar', country: 'CN' }],
    ['/漏斗 日历 德国', { kind: 'set-calendar', country: 'DE' }],
    ['/漏斗 日历 国家：日本', { kind: 'set-calendar', country: 'JP' }],
    ['/漏斗 日历 香港', { kind: 'set-calendar', country: 'HK' }],
    ['/funnel calendar none', { kind: 'set-calendar', country: null }],
    ['/漏斗 日历 无', { kind: 'set-calendar', country: null }],
    ['/funnel calendar zone Europe/Berlin', { kind: 'set-calendar', zone: 'Europe/Berlin' }],
    ['/funnel calendar zone new york', { kind: 'set-calendar', zone: 'America/New_York' }],
    ['/funnel calendar zone utc', { kind: 'set-calendar', zone: 'UTC' }],
    ['/漏斗 日历 时区 北京时间', { kind: 'set-calendar', zone: 'Asia/Shanghai' }],
    ['/funnel calendar hours 9:00-18:00', { kind: 'set-calendar', opensAt: 540, closesAt: 1080 }],
    ['/funnel calendar hours 9am to 5:30pm', { kind: 'set-calendar', opensAt: 540, closesAt: 1050 }],
    ['/funnel calendar hours 8-24', { kind: 'set-calendar', opensAt: 480, closesAt: 1440 }],
    ['/漏斗 日历 工作时间 ９：３０－１８：００', { kind: 'set-calendar', opensAt: 570, closesAt: 1080 }],
    ['/漏斗 日历 工作时间9点到18点半', { kind: 'set-calendar', opensAt: 540, closesAt: 1110 }],
    [
      '/funnel calendar off 2026-12-24..2026-12-31 Christmas',
      off('2026-12-24', '2026-12-31', false, 'Christmas'),
    ],
    ['/funnel calendar off 2026-12-24 - 2026-12-31', off('2026-12-24', '2026-12-31', false)],
    [
      '/funnel calendar off 2026-12-24 Trip to Paris',
      off('2026-12-24', '2026-12-24', false, 'Trip to Paris'),
    ],
    ['/漏斗 日历 放假 2026年12月24日到2026年12月31日 年会', off('2026-12-24', '2026-12-31', false, '年会')],
    ['/漏斗 日历 放假 ２０２６－１２－２４', off('2026-12-24', '2026-12-24', false)],
    ['/漏斗 日历 放假明天至周五', off('2026-03-04', '2026-03-06', false)],
    ['/funnel calendar work 2026-12-27', off('2026-12-27', '2026-12-27', true)],
    ['/漏斗 日历 补班 2026-12-27', off('2026-12-27', '2026-12-27', true)],
    ['/漏斗 日历 上班 2026-12-27', off('2026-12-27', '2026-12-27', true)],
    ['/funnel calendar clear 2026-12-24', off('2026-12-24', '2026-12-24', null)],
    ['/漏斗 日历 清除 2026-12-24', off('2026-12-24', '2026-12-24', null)],
    ['/funnel note off', { kind: 'set-morning-note', on: false }],
    ['/漏斗 晨报 开', { kind: 'set-morning-note', on: true }],
  ])('%s', async (text, command) => {
    expect(await world.read('Ada', text)).toEqual(command);
  });

  it.each([
    ['/funnel calendar Atlantis', 'country-unknown'],
    ['/funnel calendar Germny', 'country-unknown-near'],
    ['/funnel calendar zone Europe/Berln', 'zone-unknown-near'],
    ['/funnel calendar zone here', 'zone-unknown'],
    ['/funnel calendar hours nine', 'hours-not-understood'],
    ['/funnel calendar hours 9-18-20', 'hours-not-understood'],
    ['/funnel calendar hours 18:00-9:00', 'hours-reversed'],
    ['/funnel calendar off', 'dates-not-understood'],
    ['/funnel calendar off 2026-02-30', 'dates-not-understood'],
    ['/funnel calendar off 2026-12-31..2026-12-24', 'days-reversed'],
    ['/funnel calendar off 2026-01-01..2027-01-02', 'too-many-days'],
    ['/funnel calendar off 2046-01-01', 'date-too-far'],
    ['/funnel note maybe', 'note-not-understood'],
  ])('%s is refused: %s', async (text, code) => {
    expect(await refusal('Ada', text)).toBe(code);
  });
});

describe('the calendar of a team', () => {
  it('shows who works when, in the language of who reads', async () => {
    world.clock.set(Date.parse('2026-09-15T10:00:00+08:00'));
    await world.says('Ada', '/funnel calendar off 2026-10-12..2026-10-13 Outing');
    await world.says('Amy', '/funnel away 2026-09-28..2026-09-30 @bob');
    const english = words(await world.says('Amy', '/funnel calendar'));
    expect(english).toContain('China');
    expect(english).toContain('09:00–18:00');
    expect(english).toContain('Asia/Shanghai (now 10:00)');
    expect(english).toContain('Thu, Oct 1 – Wed, Oct 7 · day off · National Day');
    expect(english).toContain('Sun, Sep 20 · working day · National Day');
    expect(english).toContain('Mon, Oct 12 – Tue, Oct 13 · day off · Outing');
    expect(english).toContain('Amy: Mon, Sep 28 – Wed, Sep 30 · Bob stands in');
    await world.member('Li', 'rep', 'zh-CN');
    const chinese = words(await world.says('Li', '/漏斗 日历'));
    expect(chinese).toContain('中国');
    expect(chinese).toContain('放假 · 国庆节');
    expect(chinese).toContain('由 Bob 代班');
  });

  it('says that next year is not published where it is not, and only where that matters', async () => {
    world.clock.set(Date.parse('2098-12-10T10:00:00+08:00'));
    expect(words(await world.says('Amy', '/funnel calendar'))).toContain(
      'holidays of 2099 were not published',
    );
    await world.says('Ada', '/funnel calendar none');
    expect(words(await world.says('Amy', '/funnel calendar'))).not.toContain('not published');
  });

  it('offers an admin what changes it, and everybody their own days', async () => {
    const press = async (name: string) => {
      const reply = await world.says(name, '/funnel calendar');
      if (reply.kind !== 'card') throw new Error('no card');
      return reply.card.body.flatMap((element) =>
        element.type === 'actions'
          ? element.controls.map((one) => (one.type === 'button' ? one.label : one.type))
          : [],
      );
    };
    expect(await press('Ada')).toEqual(['Change', 'Team days off', 'My days off']);
    expect(await press('Amy')).toEqual(['My days off']);
    await world.says('Amy', '/funnel away tomorrow');
    expect(await press('Amy')).toEqual(['My days off', 'I’m not away']);
  });

  it('is changed by an admin, for whoever asks next', async () => {
    expect(await refusal('Mia', '/funnel calendar DE')).toBe('admin-only');
    expect(words(await world.says('Ada', '/funnel calendar DE'))).toContain('Germany');
    await world.says('Ada', '/funnel calendar zone Europe/Berlin');
    await world.says('Ada', '/funnel calendar hours 8:00-17:00');
    await world.says('Ada', '/funnel calendar off 2026-12-24..2026-12-25 Christmas');
    await world.says('Ada', '/funnel calendar work 2026-12-25');
    await world.says('Ada', '/funnel calendar clear 2026-12-24');
    expect(await calendarOf()).toEqual({
      country: 'DE',
      opensAt: 480,
      closesAt: 1020,
      days: [{ day: '2026-12-25', working: true, name: '' }],
    });
    expect((await world.context('Ada')).workspace.zone).toBe('Europe/Berlin');
  });

  it('takes no zone and no country that nobody knows, whoever asks', async () => {
    await expect(world.does('Ada', { kind: 'set-calendar', zone: 'Mars/Base' })).rejects.toThrow(
      'zone-unknown',
    );
    await expect(world.does('Ada', { kind: 'set-calendar', country: 'XX' })).rejects.toThrow(
      'country-unknown',
    );
    await expect(world.does('Ada', { kind: 'set-calendar', opensAt: 1080 })).rejects.toThrow(
      'hours-reversed',
    );
    await expect(world.does('Ada', off('2026-01-01', '2036-01-01', false))).rejects.toThrow('too-many-days');
  });
});

describe('days off of a member', () => {
  const timeOff = async (name: string) => {
    const { workspace } = await world.context('Ada');
    return (await world.store.team.member(workspace.id, world.id(name)))?.timeOff;
  };

  it('are their own to say, with who stands in', async () => {
    const said = words(await world.says('Amy', '/funnel away 2026-12-01..2026-12-05 @bob'));
    expect(said).toContain('Bob gets the reminders');
    await world.says('Amy', '/漏斗 休假 明天 由@bob代班');
    expect(await timeOff('Amy')).toEqual([
      { from: '2026-03-04', to: '2026-03-04', delegate: world.id('Bob') },
      { from: '2026-12-01', to: '2026-12-05', delegate: world.id('Bob') },
    ]);
    await world.says('Amy', '/funnel away off');
    expect(await timeOff('Amy')).toEqual([]);
    expect(await refusal('Amy', '/funnel away off')).toBe('not-away');
  });

  it('are asked for in a form where none are said', async () => {
    expect(await world.says('Amy', '/funnel away')).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'time-off' } },
    });
  });

  it('of somebody else are for managers', async () => {
    expect(await refusal('Bob', '/funnel away @amy tomorrow')).toBe('manager-only');
    expect(await refusal('Bob', '/funnel away @amy')).toBe('manager-only');
    await world.says('Mia', '/funnel away @amy tomorrow..friday for @bob');
    expect(await timeOff('Amy')).toEqual([
      { from: '2026-03-04', to: '2026-03-06', delegate: world.id('Bob') },
    ]);
    await world.says('Mia', '/funnel away @amy off');
    expect(await timeOff('Amy')).toEqual([]);
    expect((await world.says('Mia', '/funnel away @amy')).kind).toBe('form');
  });

  it('need a delegate who is somebody else and is there', async () => {
    expect(await refusal('Amy', '/funnel away tomorrow me')).toBe('delegate-self');
    await world.says('Bob', '/funnel away 2026-03-04..2026-03-05');
    expect(await refusal('Amy', '/funnel away 2026-03-04..2026-03-05 @bob')).toBe('delegate-away');
    await world.says('Amy', '/funnel away 2026-03-05..2026-03-06 @bob');
    expect(await refusal('Amy', '/funnel away 2026-03-01..2026-03-02')).toBe('past-date');
  });
});

describe('a team within the team', () => {
  it('is given by an admin, and taken away', async () => {
    const team = async () => (await world.context('Amy')).member.team;
    expect(await refusal('Mia', '/funnel team @amy north')).toBe('admin-only');
    await world.says('Ada', '/funnel team @amy north');
    expect(await team()).toBe('north');
    await world.says('Ada', '/漏斗 小组 @amy 无');
    expect(await team()).toBeNull();
  });
});

describe('the forms of working time', () => {
  const submit = async (name: string, ref: unknown, values: FormValues) => {
    const context = await world.context(name);
    const read = await readSubmission(ref, values, context);
    return 'errors' in read ? read.errors : world.does(name, read);
  };

  it('the calendar form says as it is, and saves what is typed in either language', async () => {
    const reply = await world.does('Ada', { kind: 'open-form', ref: { form: 'calendar' } });
    if (reply.kind !== 'form') throw new Error('no form');
    const values = Object.fromEntries(
      reply.form.fields.map((field) => [
        field.name,
        'value' in field && typeof field.value === 'string' ? field.value : '',
      ]),
    );
    expect(values).toEqual({ country: 'China', opensAt: '09:00', closesAt: '18:00', zone: 'Asia/Shanghai' });
    const before = await calendarOf();
    await submit('Ada', reply.form.ref, values);
    expect(await calendarOf()).toEqual(before);
    await submit('Ada', reply.form.ref, { country: '', opensAt: '8点', closesAt: '17:30', zone: '柏林' });
    expect(await calendarOf()).toEqual({ country: null, opensAt: 480, closesAt: 1050, days: [] });
  });

  it('the calendar form saves only what was changed in it: two who have it open at once both get what they set', async () => {
    const open = async () => {
      const reply = await world.does('Ada', { kind: 'open-form', ref: { form: 'calendar' } });
      if (reply.kind !== 'form') throw new Error('no form');
      return reply.form.ref;
    };
    const [first, second] = [await open(), await open()];
    const values = { country: 'China', opensAt: '09:00', closesAt: '18:00', zone: 'Asia/Shanghai' };
    await submit('Ada', first, { ...values, country: 'Germany', opensAt: '10:00' });
    await submit('Ada', second, { ...values, closesAt: '17:00' });
    expect(await calendarOf()).toMatchObject({ country: 'DE', opensAt: 600, closesAt: 1020 });
  });

  it('says beside the field what is wrong', async () => {
    const values = { country: 'Atlantis', opensAt: 'early', closesAt: '18:00', zone: 'Nowhere' };
    const errors = await submit('Ada', { form: 'calendar' }, values);
    expect(Object.keys(errors)).toEqual(['opensAt', 'country', 'zone']);
    expect(
      await submit('Ada', { form: 'calendar' }, { country: '', opensAt: '9', closesAt: '9', zone: 'UTC' }),
    ).toHaveProperty('closesAt');
    expect(
      await submit('Amy', { form: 'time-off' }, { from: '2026-03-05', to: '2026-03-04' }),
    ).toHaveProperty('to');
    expect(await submit('Amy', { form: 'time-off' }, { from: '2026-03-01', to: '' })).toHaveProperty('to');
  });

  it('days off, of the team and of one’s own', async () => {
    await submit('Ada', { form: 'own-days' }, { working: 'off', from: '2026-03-05', to: '', name: 'Outing' });
    expect((await calendarOf()).days).toEqual([{ day: '2026-03-05', working: false, name: 'Outing' }]);
    await submit(
      'Ada',
      { form: 'own-days' },
      { working: 'clear', from: '2026-03-05', to: '2026-03-06', name: '' },
    );
    expect((await calendarOf()).days).toEqual([]);
    const delegate = world.id('Bob');
    await submit(
      'Amy',
      { form: 'time-off' },
      { from: '2026-03-05', to: '2026-03-06', delegate: String(delegate) },
    );
    const { member } = await world.context('Amy');
    expect(member.timeOff).toEqual([{ from: '2026-03-05', to: '2026-03-06', delegate }]);
  });
});
