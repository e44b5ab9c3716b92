import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { World, words } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const READY = '/lead Acme Ltd, Jane Doe, jane@acme.com, from zhihu';

describe('adding a lead', () => {
  it('shows what was understood to who added it and the live card to the conversation', async () => {
    const reply = await world.says('Amy', `${READY}, 50k, "wants a demo"`);
    expect(reply.kind).toBe('card');
    expect(words(reply)).toMatch(/Acme Ltd[\s\S]*Jane Doe[\s\S]*50,000[\s\S]*zhihu[\s\S]*wants a demo/);
    expect(await world.deal(1)).toMatchObject({ company: 'Acme Ltd', owner: world.id('Amy'), stage: 'new' });
    expect(await world.outbox()).toEqual(['deal-card → conversation']);
  });

  it('tells an owner who is somebody else, and shows who looks the same', async () => {
    await world.says('Amy', READY);
    await world.outbox();
    const reply = await world.says('Amy', '/lead ACME Limited, owner @bob');
    expect(words(reply)).toMatch(/#1 Acme Ltd/);
    expect((await world.outbox()).sort()).toEqual(['assigned → member', 'deal-card → conversation']);
  });

  it('twice by redelivery adds one deal and answers the same', async () => {
    const first = await world.says('Amy', READY, 'evt-1');
    expect(await world.says('Amy', READY, 'evt-1')).toEqual(first);
    await expect(world.deal(2)).rejects.toThrow('no deal');
  });

  it('is not for viewers', async () => {
    await expect(world.says('Vic', READY)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.says('Vic', '/lead')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('opens the form, prefilled as far as a text tells', async () => {
    expect(words(await world.says('Amy', '/lead'))).toMatch(/New lead\nCompany/);
    const typed = await world.does('Amy', {
      kind: 'open-form',
      ref: { form: 'lead', text: 'jane@acme.com 50k' },
    });
    if (typed.kind !== 'form') throw new Error('no form');
    const value = (name: string) => typed.form.fields.find((field) => field.name === name)?.value;
    expect(value('email')).toBe('jane@acme.com');
    expect(value('amount')).toBe('50000');
    const talk = 'Hi all, I met Jane from Acme at the fair. They want a demo, call her on +86 138 0013 8000!';
    const message = await world.does('Amy', { kind: 'open-form', ref: { form: 'lead', text: talk } });
    if (message.kind !== 'form') throw new Error('no form');
    const field = (name: string) => message.form.fields.find((one) => one.name === name)?.value;
    expect(field('need')).toBe(talk);
    expect(field('company')).toBe('');
    expect(field('phone')).toBe('+86 138 0013 8000');
  });
});

describe('finding and showing', () => {
  it('shows a deal by number and by name, and lets pick where several fit', async () => {
    await world.says('Amy', READY);
    expect(words(await world.says('Bob', '/deal 1'))).toMatch(/#1 Acme Ltd/);
    expect(words(await world.says('Bob', '/deal acme'))).toMatch(/#1 Acme Ltd/);
    await world.says('Amy', '/lead Acme Europe');
    const picked = await world.says('Bob', '/deal acme');
    expect(words(picked)).toMatch(/#1 Acme Ltd[\s\S]*#2 Acme Europe|#2 Acme Europe[\s\S]*#1 Acme Ltd/);
  });

  it('knows no deal that does not exist or is another team’s', async () => {
    await world.says('Amy', READY);
    await expect(world.says('Amy', '/deal 99')).rejects.toMatchObject({
      code: 'deal-not-found',
      params: { deal: 99 },
    });
    await expect(world.says('Amy', '/deal globex')).rejects.toMatchObject({ code: 'nothing-found' });
    const elsewhere = world.elsewhere();
    await elsewhere.member('Eve', 'admin');
    await expect(elsewhere.says('Eve', '/deal 1')).rejects.toMatchObject({ code: 'deal-not-found' });
    const { id } = await world.deal(1);
    await expect(elsewhere.does('Eve', { kind: 'show-deal', deal: { id } })).rejects.toMatchObject({
      code: 'deal-gone',
    });
    await expect(
      elsewhere.does('Eve', { kind: 'touch-deal', deal: { id }, channel: 'note', text: 'hi' }),
    ).rejects.toMatchObject({ code: 'deal-gone' });
    await expect(elsewhere.says('Eve', '/deal acme')).rejects.toMatchObject({ code: 'nothing-found' });
  });

  it('shows timeline, playbook, help, lists and reports', async () => {
    await world.says('Amy', READY);
    await world.says('Amy', '/deal 1 note called them');
    expect(words(await world.says('Vic', '/deal 1 timeline'))).toMatch(/called them/);
    expect((await world.says('Vic', '/deal 1 playbook')).kind).toBe('card');
    expect(words(await world.says('Vic', '/deal list'))).toMatch(/Acme Ltd/);
    expect(words(await world.says('Amy', '/deal list mine stage:new source:zhihu'))).toMatch(/Acme Ltd/);
    for (const empty of ['pool', 'won', 'lost', 'stuck', 'older:7d', 'owner:@bob', 'stage:contract'])
      expect(words(await world.says('Vic', `/deal list ${empty}`))).not.toMatch(/Acme Ltd/);
    for (const report of [
      '',
      'week',
      'month',
      'quarter',
      '30d',
      'week owner:@amy',
      'source:zhihu',
      'stuck',
      'summary',
      'help',
    ])
      expect((await world.says('Vic', `/funnel ${report}`)).kind).toBe('card');
  });

  it('finds the stuck ones after their time', async () => {
    await world.says('Amy', READY);
    world.clock.advance(7 * 24 * 60 * MINUTE);
    expect(words(await world.says('Vic', '/funnel stuck'))).toMatch(/Acme Ltd/);
    expect(words(await world.says('Vic', '/deal list stuck'))).toMatch(/Acme Ltd/);
    expect(words(await world.says('Vic', '/deal list older:7d'))).toMatch(/Acme Ltd/);
  });

  it('reveals the contact to who asks, puts it on record, and outdates no card', async () => {
    await world.says('Amy', READY);
    const { id } = await world.deal(1);
    expect(words(await world.does('Bob', { kind: 'reveal-contact', deal: { id } }))).toMatch(
      /jane@acme\.com/,
    );
    expect(words(await world.says('Amy', '/deal 1 timeline'))).toMatch(/Bob/);
    await expect(world.says('Vic', '/deal 1 contact')).rejects.toMatchObject({ code: 'forbidden' });
    const moved = await world.does('Amy', {
      kind: 'move-deal',
      deal: { id },
      to: 'nurturing',
      expectedVersion: 1,
    });
    expect(moved).toMatchObject({ kind: 'done' });
  });

  it('posts the live card where it is asked for', async () => {
    await world.says('Amy', READY);
    await world.outbox();
    expect(await world.says('Amy', '/deal 1 post')).toMatchObject({ kind: 'done' });
    expect(await world.outbox()).toEqual(['deal-card → conversation']);
  });
});

describe('moving', () => {
  beforeEach(async () => {
    await world.says('Amy', READY);
  });

  it('typed shows the deal as it is now, pressed says so in a line', async () => {
    const typed = await world.says('Amy', '/deal 1 move next');
    expect(words(typed)).toMatch(/#1 Acme Ltd[\s\S]*Nurturing/);
    expect(await world.deal(1)).toMatchObject({ stage: 'nurturing', version: 2 });
    const { id } = await world.deal(1);
    const back = await world.does('Amy', {
      kind: 'move-deal',
      deal: { id },
      to: 'new',
      reason: 'wrong person',
      expectedVersion: 2,
    });
    expect(back).toEqual({ kind: 'done', notice: '#1 is in New lead now.' });
  });

  it('asks for what a gate lacks, keeping what was said, and a reason on the way back', async () => {
    const gate = await world.says('Amy', '/deal 1 won 48000');
    expect(gate).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'gate', to: 'won', given: { amount: { minor: 4_800_000 } } } },
    });
    expect(await world.deal(1)).toMatchObject({ version: 1 });
    await world.says('Amy', '/deal 1 next');
    expect(await world.says('Amy', '/deal 1 back')).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'gate', to: 'new' } },
    });
    expect(words(await world.says('Amy', '/deal 1 back because they left'))).toMatch(/they left/);
    await expect(world.says('Amy', '/deal 1 back')).rejects.toMatchObject({ code: 'no-stage-before' });
  });

  it('lets only a manager override a gate, with a reason', async () => {
    await expect(world.says('Amy', '/deal 1 move contract override: because')).rejects.toMatchObject({
      code: 'manager-only',
    });
    await world.says('Mia', '/deal 1 move contract override: the CEO called');
    expect(await world.deal(1)).toMatchObject({ stage: 'contract', furthest: 'contract' });
    await expect(world.says('Mia', '/deal 1 next')).rejects.toMatchObject({ code: 'no-next-stage' });
    await world.says('Mia', '/deal 1 won 5万 override: signed on paper');
    expect(await world.deal(1)).toMatchObject({
      status: 'won',
      amount: { minor: 5_000_000, currency: 'CNY' },
    });
  });

  it('a press on an outdated card does nothing, says who changed the deal, and draws the card anew', async () => {
    await world.outbox();
    const { id } = await world.deal(1);
    await world.says('Mia', '/deal 1 move nurturing');
    await world.outbox();
    world.clock.advance(2 * MINUTE);
    const stale = await world.does(
      'Amy',
      { kind: 'lose-deal', deal: { id }, reason: 'price', expectedVersion: 1 },
      'press-1',
    );
    expect(stale.kind).toBe('refusal');
    expect(words(stale)).toMatch(/Mia.*Nurturing.*2 min/);
    expect(await world.deal(1)).toMatchObject({ status: 'open', version: 2 });
    expect(await world.outbox()).toEqual(['deal-card → conversation']);
    const form = await world.does('Amy', {
      kind: 'open-form',
      ref: { form: 'lost', deal: id, expectedVersion: 1 },
    });
    expect(words(form)).toMatch(/Mia/);
    const forged = await world.does('Amy', {
      kind: 'lose-deal',
      deal: { id },
      reason: 'price',
      expectedVersion: 99,
    });
    expect(forged.kind).toBe('refusal');
    expect(await world.deal(1)).toMatchObject({ version: 2 });
  });

  it('loses, reopens and takes back', async () => {
    expect(await world.says('Amy', '/deal 1 lost')).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'lost' } },
    });
    await world.says('Amy', '/deal 1 lost price too dear, win back 2026-09-01');
    expect(await world.deal(1)).toMatchObject({
      status: 'lost',
      lostReason: 'price',
      lostText: 'too dear',
      winBackOn: '2026-09-01',
    });
    await expect(world.says('Amy', '/deal 1 next')).rejects.toMatchObject({ code: 'deal-closed' });
    await world.says('Amy', '/deal 1 reopen');
    await expect(world.says('Mia', '/deal 1 undo')).rejects.toMatchObject({ code: 'undo-not-yours' });
    await world.says('Amy', '/deal 1 undo');
    expect(await world.deal(1)).toMatchObject({ status: 'lost' });
    await expect(world.says('Amy', '/deal 1 lost other')).rejects.toMatchObject({ code: 'deal-closed' });
  });

  it('by redelivery happens once and is answered as the first time', async () => {
    const { id } = await world.deal(1);
    for (const [key, act] of [
      ['typed-move', () => world.says('Amy', '/deal 1 move next', 'typed-move')],
      [
        'press-back',
        () =>
          world.does(
            'Amy',
            { kind: 'move-deal', deal: { id }, to: 'new', reason: 'x', expectedVersion: 2 },
            'press-back',
          ),
      ],
      ['typed-lost', () => world.says('Amy', '/deal 1 lost price', 'typed-lost')],
      ['typed-reopen', () => world.says('Amy', '/deal 1 reopen', 'typed-reopen')],
      ['typed-release', () => world.says('Amy', '/deal 1 release', 'typed-release')],
      ['typed-claim', () => world.says('Amy', '/deal 1 claim', 'typed-claim')],
      ['typed-note', () => world.says('Amy', '/deal 1 note once', 'typed-note')],
    ] as const) {
      const first = await act();
      const { version } = await world.deal(1);
      expect(await act(), key).toEqual(first);
      expect((await world.deal(1)).version, key).toBe(version);
    }
  });
});

describe('everything else about a deal', () => {
  beforeEach(async () => {
    await world.says('Amy', READY);
  });

  it('logs notes, calls and meetings', async () => {
    await world.says('Amy', '/deal 1 note likes it');
    expect(await world.deal(1)).toMatchObject({ contactedAt: null });
    await world.says('Amy', '/商机 1 电话 聊了需求');
    expect(await world.deal(1)).toMatchObject({ contactedAt: world.clock.now() });
    await world.says('Amy', '/deal 1 meet on site');
    expect((await world.deal(1)).version).toBe(4);
    expect(await world.says('Amy', '/deal 1 note')).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'log' } },
    });
  });

  it('takes fifty notes at once, each of them', async () => {
    const notes = Array.from({ length: 50 }, (_, index) => world.says('Amy', `/deal 1 note number ${index}`));
    const replies = await Promise.all(notes);
    expect(replies.every((reply) => reply.kind === 'card')).toBe(true);
    const deal = await world.deal(1);
    expect(deal.version).toBe(51);
    const texts = (await world.store.deals.history(deal.workspace, deal.id, 100)).flatMap((event) =>
      event.kind === 'touched' ? [event.text] : [],
    );
    expect(new Set(texts).size).toBe(50);
  });

  it('plans, waits, snoozes, and ends each again', async () => {
    await world.says('Amy', '/deal 1 follow tomorrow 10am send case study');
    expect(await world.deal(1)).toMatchObject({
      followUp: { at: Date.parse('2026-03-04T10:00+08:00'), text: 'send case study' },
    });
    await world.says('Amy', '/deal 1 follow done');
    await world.says('Amy', '/deal 1 wait contract 3d');
    expect(await world.deal(1)).toMatchObject({ followUp: null, waiting: { what: 'contract' } });
    await world.says('Amy', '/deal 1 wait done');
    await world.says('Amy', '/deal 1 snooze 3d');
    expect(await world.deal(1)).toMatchObject({
      waiting: null,
      snoozedUntil: Date.parse('2026-03-06T00:00+08:00'),
    });
    await world.says('Amy', '/deal 1 wake');
    expect(await world.deal(1)).toMatchObject({ snoozedUntil: null });
  });

  it('changes hands', async () => {
    await world.says('Amy', '/deal 1 release');
    expect(await world.deal(1)).toMatchObject({ owner: null });
    await expect(world.says('Bob', '/deal 1 note hi')).rejects.toMatchObject({ code: 'claim-first' });
    await world.says('Bob', '/deal 1 claim');
    await expect(world.says('Amy', '/deal 1 claim')).rejects.toMatchObject({ code: 'already-claimed' });
    await world.outbox();
    await world.says('Mia', '/deal 1 assign @amy');
    expect(await world.deal(1)).toMatchObject({ owner: world.id('Amy') });
    expect((await world.outbox()).sort()).toEqual(['assigned → member', 'deal-card → conversation']);
    const { id } = await world.deal(1);
    await expect(world.does('Mia', { kind: 'assign-deal', deal: { id }, to: 999 })).rejects.toMatchObject({
      code: 'member-gone',
    });
  });

  it('edits a field, or opens the form', async () => {
    await world.says('Amy', '/deal 1 edit amount USD 1.2m');
    expect(await world.deal(1)).toMatchObject({ amount: { minor: 120_000_000, currency: 'USD' } });
    expect(await world.says('Amy', '/deal 1 edit')).toMatchObject({
      kind: 'form',
      form: { ref: { form: 'edit', expectedVersion: 2 } },
    });
  });

  it('refuses a rep another rep’s deal, and a viewer everything but reading', async () => {
    for (const act of [
      'note x',
      'move next',
      'won 5',
      'lost price',
      'edit',
      'edit amount 5',
      'follow 3d',
      'wait x 3d',
      'snooze 3d',
      'assign @bob',
      'release',
      'move',
      'lost',
      'follow',
      'note',
      'assign',
    ])
      await expect(world.says('Bob', `/deal 1 ${act}`), act).rejects.toMatchObject({ code: 'not-your-deal' });
    for (const act of ['note x', 'move next', 'claim', 'undo', 'contact', 'post', 'edit'])
      await expect(world.says('Vic', `/deal 1 ${act}`), act).rejects.toMatchObject({ code: 'forbidden' });
    expect((await world.deal(1)).version).toBe(1);
  });
});

describe('settings', () => {
  it('are the admin’s: where digests go, and who is what', async () => {
    await expect(world.says('Mia', '/funnel here')).rejects.toMatchObject({ code: 'admin-only' });
    await world.says('Ada', '/funnel here');
    expect((await world.context('Ada')).conversation?.digests).not.toBeNull();
    await world.says('Ada', '/funnel here off');
    expect((await world.context('Ada')).conversation?.digests).toBeNull();
    await expect(world.says('Mia', '/funnel role @bob admin')).rejects.toMatchObject({ code: 'admin-only' });
    expect(words(await world.says('Ada', '/funnel role @bob admin'))).toMatch(/Bob: admin/);
    expect((await world.context('Bob')).member.role).toBe('admin');
  });

  it('always leave an admin', async () => {
    await expect(world.says('Ada', '/funnel role me rep')).rejects.toMatchObject({ code: 'last-admin' });
    await world.says('Ada', '/funnel role @bob admin');
    await world.says('Ada', '/funnel role me rep');
    expect((await world.context('Ada')).member.role).toBe('rep');
  });

  it('let everybody choose their language, which answers at once', async () => {
    expect(words(await world.says('Vic', '/funnel language zh'))).toMatch(/中文/);
    expect(words(await world.says('Vic', '/funnel help'))).toMatch(/[\u4e00-\u9fff]/);
    expect(words(await world.says('Vic', '/漏斗 语言 英文'))).toMatch(/English/);
  });

  it('retry nothing that is not given up', async () => {
    await expect(world.does('Amy', { kind: 'retry-send', outbox: 12345 })).rejects.toMatchObject({
      code: 'nothing-to-retry',
    });
    await world.says('Amy', READY);
    const [item] = await world.store.outbox.take(world.clock.now(), 1, 1000);
    if (item === undefined) throw new Error('nothing queued');
    await world.store.outbox.giveUp(item.workspace, item.id, world.clock.now(), 'not_in_channel', null);
    expect(await world.does('Amy', { kind: 'retry-send', outbox: item.id })).toMatchObject({ kind: 'done' });
    const elsewhere = world.elsewhere();
    await elsewhere.member('Eve', 'admin');
    await expect(elsewhere.does('Eve', { kind: 'retry-send', outbox: item.id })).rejects.toMatchObject({
      code: 'nothing-to-retry',
    });
  });
});
