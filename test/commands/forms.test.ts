import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../src/cards/kit/form.ts';
import { plainText } from '../../src/cards/kit/plain-text.ts';
import { searchOptions } from '../../src/commands/search-options.ts';
import { readSubmission } from '../../src/commands/submission.ts';
import { homeCardFor } from '../../src/commands/team/home.ts';
import { World } from './world.ts';

let world: World;
let id: number;
beforeEach(async () => {
  world = await World.open();
  await world.says('Amy', '/lead Acme Ltd, Jane Doe, jane@acme.com, from zhihu');
  id = (await world.deal(1)).id;
});
afterEach(() => world.close());

const submit = async (name: string, ref: unknown, values: FormValues) =>
  readSubmission(ref, values, await world.context(name));

const SHANGHAI = (time: string) => Date.parse(`${time}+08:00`);

describe('a submitted form', () => {
  it('adds a lead', async () => {
    const values = {
      company: ' Globex ',
      contact: '',
      phone: '',
      email: 'Joe@Globex.com',
      amount: '5万',
      source: 'ZHIHU',
      owner: String(world.id('Bob')),
      campaign: '',
      referredBy: ' Initech ',
      need: 'two\nlines',
    };
    expect(await submit('Amy', { form: 'lead' }, values)).toEqual({
      kind: 'add-lead',
      lead: {
        company: 'Globex',
        email: 'joe@globex.com',
        amount: { minor: 5_000_000, currency: 'CNY' },
        source: 'zhihu',
        referredBy: 'Initech',
        owner: world.id('Bob'),
        need: 'two\nlines',
      },
    });
    expect(await submit('Amy', { form: 'lead' }, { company: 'Globex', owner: '' })).toEqual({
      kind: 'add-lead',
      lead: { company: 'Globex', owner: null },
    });
  });

  it('says beside each field what is wrong with it, in the person’s language', async () => {
    const values = {
      company: ' ',
      email: 'nope',
      amount: '-5',
      owner: '999',
      need: 'x'.repeat(3001),
      referredBy: 'x'.repeat(201),
    };
    expect(await submit('Amy', { form: 'lead' }, values)).toEqual({
      errors: {
        company: 'Please fill this in.',
        email: expect.stringContaining('nope'),
        amount: expect.stringContaining('-5'),
        owner: expect.any(String),
        need: expect.stringContaining('3000'),
        referredBy: expect.stringContaining('200'),
      },
    });
    await world.says('Amy', '/funnel language zh');
    expect(await submit('Amy', { form: 'lead' }, { company: '' })).toEqual({
      errors: { company: '请填写此项。' },
    });
  });

  it('edits what is in the form, empties what was emptied, and leaves the rest', async () => {
    const ref = { form: 'edit', deal: id, expectedVersion: 1 };
    const command = await submit('Amy', ref, {
      company: 'Acme Group',
      email: '',
      quoteSentOn: '2026-03-02',
      checklist: ['budget', 'forged'],
    });
    expect(command).toEqual({
      kind: 'edit-deal',
      deal: { id },
      expectedVersion: 1,
      fields: { company: 'Acme Group', email: null, quoteSentOn: '2026-03-02', checklist: ['budget'] },
    });
    if ('errors' in command) throw new Error('refused');
    await world.does('Amy', command);
    expect(await world.deal(1)).toMatchObject({
      company: 'Acme Group',
      email: null,
      contact: 'Jane Doe',
      checklist: ['budget'],
    });
    expect(await submit('Amy', ref, { company: 'x', quoteSentOn: '2026-03-04' })).toMatchObject({
      errors: { quoteSentOn: expect.any(String) },
    });
  });

  describe('phone and email in the form of a deal', () => {
    const shown = async () => {
      const reply = await world.says('Amy', '/deal 2 edit');
      if (reply.kind !== 'form') throw new Error('no form');
      const values = Object.fromEntries(
        reply.form.fields.map(({ name, ...field }) => [name, 'value' in field ? field.value : null]),
      );
      return { ref: reply.form.ref, phone: String(values.phone), email: String(values.email) };
    };

    beforeEach(() => world.says('Amy', '/lead Globex, +86 138 0013 8000, jane@globex.com'));

    it('are masked, and stay what they are when nobody touches them', async () => {
      const { ref, phone, email } = await shown();
      expect({ phone, email }).toEqual({ phone: '+86 138****8000', email: 'j***@globex.com' });
      const command = await submit('Amy', ref, { company: 'Globex Corp', phone, email });
      expect(command).toMatchObject({
        fields: { company: 'Globex Corp', phone: undefined, email: undefined },
      });
      if ('errors' in command) throw new Error('refused');
      await world.does('Amy', command);
      expect(await world.deal(2)).toMatchObject({
        company: 'Globex Corp',
        phone: '+8613800138000',
        email: 'jane@globex.com',
      });
    });

    it('are replaced and emptied like any other', async () => {
      const { ref } = await shown();
      expect(await submit('Amy', ref, { phone: '+86 139 1111 2222', email: '' })).toMatchObject({
        fields: { phone: '+86 139 1111 2222', email: null },
      });
    });

    it('are not taken with the stars in them', async () => {
      const { ref } = await shown();
      expect(await submit('Amy', ref, { phone: '+86 139****8000', email: 'jo***@globex.com' })).toEqual({
        errors: { phone: expect.stringContaining('stars'), email: expect.stringContaining('stars') },
      });
    });
  });

  it('moves', async () => {
    expect(await submit('Amy', { form: 'move', deal: id, expectedVersion: 1 }, { to: 'nurturing' })).toEqual({
      kind: 'move-deal',
      deal: { id },
      to: 'nurturing',
      expectedVersion: 1,
    });
    expect(await submit('Amy', { form: 'move', deal: id }, { to: 'nowhere' })).toMatchObject({
      errors: { to: expect.any(String) },
    });
  });

  it('fills a gate and moves through it', async () => {
    await world.says('Amy', '/deal 1 next');
    const asked = await world.says('Amy', '/deal 1 move qualified');
    if (asked.kind !== 'form') throw new Error('no form');
    const { ref } = asked.form;
    expect(asked.form.fields.map(({ name }) => name)).toEqual(['contacted', 'nextStep']);
    expect(await submit('Amy', ref, { contacted: 'met Jane', nextStep: '' })).toEqual({
      errors: { nextStep: 'Please fill this in.' },
    });
    const command = await submit('Amy', ref, { contacted: 'met Jane', nextStep: 'send the offer' });
    if ('errors' in command) throw new Error('refused');
    expect(await world.does('Amy', command, 'view-1')).toEqual({
      kind: 'done',
      notice: '#1 is in Qualified now.',
    });
    expect(await world.deal(1)).toMatchObject({
      stage: 'qualified',
      nextStep: 'send the offer',
      contactedAt: world.clock.now(),
    });
    // Submitted twice: the second meets its own claim.
    expect(await world.does('Amy', command, 'view-1')).toEqual({
      kind: 'done',
      notice: '#1 is in Qualified now.',
    });
    expect(await world.deal(1)).toMatchObject({ version: 3 });
  });

  it('keeps the amount typed with a win that a gate interrupted', async () => {
    await world.says('Mia', '/deal 1 move contract override: known customer');
    const asked = await world.says('Mia', '/deal 1 won 48000');
    if (asked.kind !== 'form') throw new Error('no form');
    const command = await submit('Mia', asked.form.ref, { override: ['override'], reason: 'signed' });
    expect(command).toMatchObject({
      kind: 'win-deal',
      amount: { minor: 4_800_000 },
      override: true,
      reason: 'signed',
    });
    if ('errors' in command) throw new Error('refused');
    await world.does('Mia', command);
    expect(await world.deal(1)).toMatchObject({ status: 'won', amount: { minor: 4_800_000 } });
  });

  it('asks a manager who overrides for the reason', async () => {
    const ref = { form: 'gate', deal: id, to: 'contract', expectedVersion: 1 };
    expect(await submit('Mia', ref, { override: ['override'], reason: '' })).toMatchObject({
      errors: { reason: expect.any(String) },
    });
  });

  it('loses, with words for “other” and a day to come for the way back', async () => {
    const ref = { form: 'lost', deal: id, expectedVersion: 1 };
    expect(await submit('Amy', ref, { reason: 'other', text: '', winBackOn: '2026-03-01' })).toMatchObject({
      errors: { text: expect.any(String), winBackOn: expect.any(String) },
    });
    expect(await submit('Amy', ref, { reason: '', text: '' })).toMatchObject({
      errors: { reason: expect.any(String) },
    });
    expect(await submit('Amy', ref, { reason: 'price', text: '', winBackOn: '' })).toEqual({
      kind: 'lose-deal',
      deal: { id },
      reason: 'price',
      expectedVersion: 1,
    });
  });

  it('plans, logs, waits, snoozes and assigns', async () => {
    const ref = (form: string) => ({ form, deal: id, expectedVersion: 1 });
    const deal = { id };
    expect(await submit('Amy', ref('follow-up'), { at: '2026-03-04T10:30', text: 'call' })).toEqual({
      kind: 'plan-follow-up',
      deal,
      expectedVersion: 1,
      at: SHANGHAI('2026-03-04T10:30'),
      text: 'call',
    });
    expect(await submit('Amy', ref('follow-up'), { at: '2026-03-04', text: '' })).toMatchObject({
      at: SHANGHAI('2026-03-04T09:00'),
    });
    expect(await submit('Amy', ref('log'), { channel: 'call', text: 'hi' })).toEqual({
      kind: 'touch-deal',
      deal,
      channel: 'call',
      text: 'hi',
    });
    expect(await submit('Amy', ref('wait'), { what: 'contract', due: '2026-03-06' })).toEqual({
      kind: 'start-waiting',
      deal,
      expectedVersion: 1,
      what: 'contract',
      due: SHANGHAI('2026-03-06T09:00'),
      wholeDay: true,
    });
    expect(await submit('Amy', ref('snooze'), { until: '2026-03-06' })).toEqual({
      kind: 'snooze-deal',
      deal,
      expectedVersion: 1,
      until: SHANGHAI('2026-03-06T00:00'),
    });
    expect(await submit('Amy', ref('assign'), { to: String(world.id('Bob')) })).toEqual({
      kind: 'assign-deal',
      deal,
      expectedVersion: 1,
      to: world.id('Bob'),
    });
    for (const [form, values, field] of [
      ['follow-up', { at: '2026-03-02T10:00' }, 'at'],
      ['follow-up', { at: '2026-13-45T10:00' }, 'at'],
      ['follow-up', { at: '9999-01-01T10:00' }, 'at'],
      ['follow-up', { at: '' }, 'at'],
      ['log', { channel: 'note', text: ' ' }, 'text'],
      ['wait', { what: '', due: '2026-03-06' }, 'what'],
      ['wait', { what: 'x', due: '2026-03-01' }, 'due'],
      ['snooze', { until: '' }, 'until'],
      ['assign', { to: 'Bob' }, 'to'],
      ['assign', { to: '' }, 'to'],
    ] as const)
      expect(await submit('Amy', ref(form), values)).toEqual({ errors: { [field]: expect.any(String) } });
  });

  it('nobody made is refused', async () => {
    for (const ref of [
      null,
      'lead',
      { form: 'nothing' },
      { form: 'edit' },
      { form: 'edit', deal: -1 },
      { form: 'lead', admin: true },
    ])
      await expect(submit('Amy', ref, { company: 'x' })).rejects.toMatchObject({ code: 'outdated-form' });
  });

  it('opened before the deal changed does nothing and says what changed', async () => {
    const command = await submit('Amy', { form: 'lost', deal: id, expectedVersion: 1 }, { reason: 'price' });
    await world.says('Amy', '/deal 1 move next');
    if ('errors' in command) throw new Error('refused');
    expect(await world.does('Amy', command)).toMatchObject({ kind: 'refusal' });
    expect(await world.deal(1)).toMatchObject({ status: 'open' });
  });
});

describe('a search field', () => {
  it('offers members, oneself first, and deals', async () => {
    const context = await world.context('Bob');
    const bob = { value: String(world.id('Bob')), label: 'Bob' };
    expect((await searchOptions({ source: 'members', text: '' }, context))[0]).toEqual(bob);
    expect(await searchOptions({ source: 'members', text: '@bo' }, context)).toEqual([bob]);
    const acme = { value: String(id), label: '#1 Acme Ltd' };
    for (const text of ['', 'acme', '1', '#1', 'jane'])
      expect(await searchOptions({ source: 'deals', text }, context)).toEqual([acme]);
    expect(await searchOptions({ source: 'deals', text: 'globex' }, context)).toEqual([]);
  });
});

describe('the home page', () => {
  it('shows one’s own open deals, what is due and what is stuck', async () => {
    await world.says('Amy', '/deal 1 follow today 6pm call Jane');
    expect(plainText(await homeCardFor(await world.context('Amy')))).toMatch(/call Jane[\s\S]*Acme Ltd/);
    expect(plainText(await homeCardFor(await world.context('Bob')))).not.toMatch(/Acme/);
  });
});
