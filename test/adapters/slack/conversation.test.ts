import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAt } from '../../../src/adapters/shared/payload.ts';
import { withShortNames } from '../../../src/cards/kit/press-names.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import { DAY } from '../../../src/domain/time.ts';
import { FakeSlackClient } from '../../support/fake-slack-client.ts';
import type { FakeMessage } from '../../support/fake-slack-state.ts';
import { card, lostForm, withButton } from '../../support/stub-dispatcher.ts';
import { turns } from '../../support/turns.ts';
import { openSlackBot, type SlackBot } from './setup.ts';

const buttonOf = (message: FakeMessage | undefined): unknown =>
  message?.blocks.flatMap((block) => [...listAt(block, 'elements')])[0];
const PRESS = JSON.stringify({ kind: 'show-deal', deal: { id: 12 } });

describe('A conversation in Slack', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await openSlackBot();
  });
  afterEach(() => bot.close());

  const privateTo = (user: string) => bot.slack.messages.filter(({ only }) => only === user);

  it('answers a command in the ack, to the person alone', async () => {
    const answer = await bot.client.command(bot.amy, bot.channel, '/deal', '12');
    expect(answer).toMatchObject({ only: bot.amy, text: '#12 Acme\nbody' });
    expect(bot.dispatcher.events[0]).toMatchObject({
      kind: 'text',
      command: 'deal',
      text: '12',
      who: {
        platform: 'slack',
        tenant: bot.slack.team,
        user: bot.amy,
        conversation: { external: bot.channel, kind: 'channel' },
      },
    });
  });

  it('shows nothing where there is nothing to say', async () => {
    bot.dispatcher.reply = { kind: 'done', notice: null };
    expect(await bot.client.command(bot.amy, bot.channel, '/deal', '12 undo')).toBeNull();
  });

  it('answers a press on a shared message privately and leaves the message alone', async () => {
    await bot.adapter.post(
      { tenant: 'T', conversation: bot.channel },
      withButton('Shared', 'Open'),
      'k1',
      new Map(),
    );
    const shared = bot.slack.messages[0];
    if (shared === undefined) throw new Error('not posted');
    await bot.client.press(bot.bob, shared, buttonOf(shared), PRESS);
    expect(bot.dispatcher.events[0]).toMatchObject({
      kind: 'press',
      press: { kind: 'show-deal', deal: { id: 12 } },
    });
    expect(bot.slack.messages.map(({ text, only }) => [text, only])).toEqual([
      ['Shared', null],
      ['#12 Acme\nbody', bot.bob],
    ]);
  });

  it('puts the answer to a press on a private message in its place', async () => {
    bot.dispatcher.reply = { kind: 'card', card: withButton('First', 'Next') };
    const first = await bot.client.command(bot.amy, bot.channel, '/deal', 'list');
    if (first === null) throw new Error('no answer');
    bot.dispatcher.reply = { kind: 'card', card: card('Second') };
    await bot.client.press(bot.amy, first, buttonOf(first), PRESS);
    expect(privateTo(bot.amy).map(({ text }) => text)).toEqual(['Second\nbody']);
  });

  it('shows a refusal beside the private message it was pressed on', async () => {
    const first = await bot.client.command(bot.amy, bot.channel, '/deal', '12');
    if (first === null) throw new Error('no answer');
    bot.dispatcher.reply = { kind: 'refusal', card: card('No') };
    await bot.client.press(bot.amy, first, { type: 'button', action_id: 'press-0' }, PRESS);
    expect(privateTo(bot.amy).map(({ text }) => text)).toEqual(['#12 Acme\nbody', 'No\nbody']);
  });

  it('opens a form, shows field errors in it, and closes it when it is accepted', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const view = bot.client.top(bot.amy);
    expect(view.view).toMatchObject({
      title: { text: 'Lost' },
      submit: { text: 'Save' },
      close: { text: 'Cancel' },
    });

    bot.dispatcher.reply = { kind: 'field-errors', errors: { text: 'Say why.' } };
    await bot.client.submit(bot.amy, {
      'lost.reason': { value: { type: 'static_select', selected_option: { value: 'price' } } },
      'lost.text': { value: { type: 'plain_text_input', value: null } },
    });
    expect(bot.client.errors.get(view.id)).toEqual({ 'lost.text': 'Say why.' });
    expect(bot.dispatcher.events.at(-1)).toMatchObject({
      kind: 'submit',
      ref: lostForm.ref,
      values: { reason: 'price', text: '' },
      who: { conversation: { external: bot.channel } },
    });

    bot.dispatcher.reply = { kind: 'done', notice: 'Lost it.' };
    await bot.client.submit(bot.amy, {});
    expect(bot.slack.stack(bot.amy)).toEqual([]);
    expect(privateTo(bot.amy).map(({ text }) => text)).toEqual(['Lost it.']);
  });

  it('shows an error of no field under the first one', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const view = bot.client.top(bot.amy);
    bot.dispatcher.reply = { kind: 'field-errors', errors: { nowhere: 'Odd.', reason: 'Choose.' } };
    await bot.client.submit(bot.amy, {});
    expect(bot.client.errors.get(view.id)).toEqual({ 'lost.reason': 'Odd. Choose.' });
  });

  it('keeps what was filled in when the submission is refused', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const form = bot.client.top(bot.amy);
    bot.dispatcher.reply = { kind: 'refusal', card: card('Bob moved it') };
    await bot.client.submit(bot.amy, {});
    expect(bot.slack.stack(bot.amy).map(({ id }) => id)).toEqual([form.id, expect.any(String)]);
    expect(JSON.stringify(bot.client.top(bot.amy).view)).toContain('Bob moved it');
  });

  it('goes on to the next form in the same modal', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const { id } = bot.client.top(bot.amy);
    bot.dispatcher.reply = { kind: 'form', form: { ...lostForm, title: 'Next' } };
    await bot.client.submit(bot.amy, {});
    expect(bot.client.top(bot.amy)).toMatchObject({ id, view: { title: { text: 'Next' } } });
  });

  it('gives a view submitted twice one key', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const payload = bot.client.submitPayload(bot.client.top(bot.amy), {});
    bot.dispatcher.reply = { kind: 'done', notice: 'Lost it.' };
    const acks = [
      await bot.client.line.send('interactive', payload),
      await bot.client.line.send('interactive', payload),
    ];
    expect(acks.map(({ body }) => body)).toEqual([
      { response_action: 'clear' },
      { response_action: 'clear' },
    ]);
    const [, first, second] = bot.dispatcher.events;
    expect(first?.key).toMatch(/^slack:V/);
    expect(second?.key).toBe(first?.key);
  });

  it('answers both of two submissions at the same moment with one dispatch', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 lost');
    const payload = bot.client.submitPayload(bot.client.top(bot.amy), {});
    const answers: ((reply: Reply) => void)[] = [];
    bot.dispatcher.reply = () => new Promise((resolve) => answers.push(resolve));
    const both = [bot.client.line.send('interactive', payload), bot.client.line.send('interactive', payload)];
    // Each request that waits for its answer has a timer running.
    while (bot.timers.running < 2) await new Promise((resolve) => setImmediate(resolve));
    answers[0]?.({ kind: 'field-errors', errors: { text: 'Say why.' } });
    for (const { body } of await Promise.all(both)) expect(body).toMatchObject({ response_action: 'errors' });
    expect(answers).toHaveLength(1);
  });

  it('looks members up while somebody types', async () => {
    const search = {
      type: 'search',
      source: 'members',
      name: 'to',
      label: 'To',
      required: true,
      hint: null,
      value: null,
    } as const;
    bot.dispatcher.reply = { kind: 'form', form: { ...lostForm, fields: [search] } };
    await bot.client.command(bot.amy, bot.channel, '/deal', '12 assign');
    expect(await bot.client.looksUp(bot.amy, 'search:members', 'bo')).toEqual([
      { label: 'Bob <Miller>', value: '7' },
    ]);
    expect(bot.dispatcher.searches[0]).toMatchObject({
      source: 'members',
      text: 'bo',
      who: { user: bot.amy },
    });
  });

  it('makes a lead of a message, quoting people by name only', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    const message = bot.slack.add({
      channel: bot.channel,
      text: `<@${bot.bob}|bob> says Acme &amp; Co &lt;jane@acme.com&gt; <https://acme.com|acme.com>`,
      blocks: [],
      metadata: null,
      author: bot.bob,
      only: null,
      thread: null,
    });
    await bot.client.shortcut(bot.amy, message);
    expect(bot.dispatcher.events[0]).toMatchObject({
      kind: 'message-to-lead',
      key: null,
      text: '@bob says Acme & Co <jane@acme.com> acme.com',
    });
    expect(bot.client.top(bot.amy).view).toMatchObject({ title: { text: 'Lost' } });
  });

  it('shows the home tab, and shows it anew after a press on it', async () => {
    await bot.client.opensHome(bot.amy);
    expect(bot.slack.homes.get(bot.amy)).toMatchObject({ type: 'home' });
    bot.slack.homes.clear();
    await bot.client.press(bot.amy, 'home', { type: 'button', action_id: 'press-0' }, PRESS);
    expect(bot.client.top(bot.amy).view).toMatchObject({ title: { text: '#12 Acme' } });
    expect(bot.slack.homes.has(bot.amy)).toBe(true);
    expect(bot.dispatcher.events[0]?.who.conversation).toBeNull();
  });

  it('turns a card in a modal over, and puts a form on top of it', async () => {
    bot.dispatcher.reply = { kind: 'card', card: withButton('First', 'Next') };
    await bot.client.press(bot.amy, 'home', { type: 'button', action_id: 'press-0' }, PRESS);
    bot.dispatcher.reply = { kind: 'card', card: card('Second') };
    await bot.client.press(bot.amy, bot.client.top(bot.amy), { type: 'button', action_id: 'press-0' }, PRESS);
    expect(bot.client.top(bot.amy).view).toMatchObject({ title: { text: 'Second' } });
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.press(bot.amy, bot.client.top(bot.amy), { type: 'button', action_id: 'press-0' }, PRESS);
    expect(bot.slack.stack(bot.amy)).toHaveLength(2);
    bot.dispatcher.reply = { kind: 'done', notice: null };
    await bot.client.submit(bot.amy, {});
    expect(bot.slack.stack(bot.amy)).toEqual([]);
  });

  it('parses a direct message like a command and answers in the same place', async () => {
    const direct = bot.slack.directOf(bot.amy).id;
    await bot.client.types(bot.amy, direct, '/lead Acme, <mailto:jane@acme.com|jane@acme.com> &amp; more');
    expect(bot.dispatcher.events[0]).toMatchObject({
      command: null,
      text: '/lead Acme, jane@acme.com & more',
      who: { conversation: { external: direct, kind: 'direct' } },
    });
    expect(bot.slack.messages.at(-1)).toMatchObject({
      channel: direct,
      only: null,
      author: bot.slack.botUser,
    });
  });

  it('parses an @mention like a command and answers the person alone', async () => {
    await bot.client.types(bot.amy, bot.channel, `<@${bot.slack.botUser}> deal 12 assign <@${bot.bob}>`);
    expect(bot.dispatcher.events[0]).toMatchObject({
      text: `deal 12 assign <@${bot.bob}>`,
      mentions: [{ token: `<@${bot.bob}>`, user: bot.bob, name: null }],
    });
    expect(bot.slack.messages.at(-1)).toMatchObject({ channel: bot.channel, only: bot.amy });
  });

  it('offers a button for a form that nothing can open directly', async () => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.types(bot.amy, bot.channel, `<@${bot.slack.botUser}> deal 12 lost`);
    const offer = privateTo(bot.amy)[0];
    expect(buttonOf(offer)).toMatchObject({
      text: { text: 'Lost' },
      value: JSON.stringify(withShortNames(lostForm.again)),
    });
    if (offer === undefined) throw new Error('no offer');
    await bot.client.press(bot.amy, offer, buttonOf(offer), JSON.stringify(withShortNames(lostForm.again)));
    expect(bot.client.top(bot.amy).view).toMatchObject({ title: { text: 'Lost' } });
  });

  it('hears neither itself, nor edits, nor what is said to others', async () => {
    const channel = bot.slack.directOf(bot.amy).id;
    const said = { type: 'message', channel_type: 'im', channel, user: bot.amy, text: 'deal 12', ts: '1.1' };
    for (const event of [
      { ...said, bot_id: bot.slack.botId },
      { ...said, subtype: 'message_changed' },
      { ...said, subtype: 'message_deleted' },
      { ...said, channel_type: 'channel', channel: bot.channel },
      { ...said, user: undefined },
    ]) {
      await bot.client.line.send('events_api', bot.client.eventPayload(event));
    }
    expect(bot.dispatcher.events).toEqual([]);
  });

  it('looks a new person’s name and language up once, in the background', async () => {
    const handsOfBob = new FakeSlackClient(bot.slack, bot.client.line);
    await handsOfBob.command(bot.bob, bot.channel, '/deal', '12');
    await handsOfBob.command(bot.bob, bot.channel, '/deal', '12');
    await bot.adapter.stop();
    expect(bot.slack.callsOf('users.info')).toHaveLength(1);
    expect(bot.members.members.get(bot.bob)).toMatchObject({ name: 'Bob', language: 'zh-CN' });
  });

  it('knows by the next day what somebody is called now', async () => {
    await bot.client.command(bot.bob, bot.channel, '/deal', '12');
    await turns(() => bot.members.profiles.length === 1);
    const bob = bot.slack.users.get(bot.bob);
    if (bob !== undefined) bob.realName = 'Robert';
    bot.clock.advance(DAY);
    await bot.client.command(bot.bob, bot.channel, '/deal', '12');
    await bot.adapter.stop();
    expect(bot.members.profiles.map(({ name }) => name)).toEqual(['Bob', 'Robert']);
  });

  it.each([
    ['confirmed', { isEmailConfirmed: true }, 'amy@acme.com'],
    ['not confirmed', {}, null],
    ['of an account that was closed', { isEmailConfirmed: true, isDeleted: true }, null],
    ['of a stranger', { isEmailConfirmed: true, isStranger: true }, null],
    ['of another organisation in a shared channel', { isEmailConfirmed: true, team: 'T9' }, null],
    [
      'of a workspace of the same organisation',
      { isEmailConfirmed: true, team: 'T9', teams: ['T9', 'T0TEAM'] },
      'amy@acme.com',
    ],
  ])('vouches for an address only where Slack does: one that is %s', async (_, how, verified) => {
    const zoe = bot.slack.addUser('Zoe', 'en-US', { email: 'amy@acme.com', ...how });
    await bot.client.command(zoe.id, bot.channel, '/deal', '12');
    await bot.adapter.stop();
    expect(bot.members.profiles).toMatchObject([{ user: zoe.id, email: verified, mobile: null }]);
  });

  it('leaves the language somebody has chosen', async () => {
    await bot.members.scene({
      platform: 'slack',
      tenant: 'T',
      user: bot.bob,
      name: null,
      conversation: null,
    });
    await bot.members.saveMember(1, { language: 'en' });
    await bot.client.command(bot.bob, bot.channel, '/deal', '12');
    await bot.adapter.stop();
    expect(bot.members.members.get(bot.bob)).toMatchObject({ name: 'Bob', language: 'en' });
  });

  it('does not take a conversation of two people for its own', async () => {
    const theirs = bot.slack.addChannel('directmessage', { direct: bot.bob, hasBot: false }).id;
    bot.slack.directOf(bot.amy);
    await bot.client.command(bot.amy, theirs, '/deal', '12');
    expect(bot.dispatcher.events[0]?.who.conversation).toBeNull();
    await bot.client.command(bot.amy, bot.slack.directOf(bot.amy).id, '/deal', '12');
    expect(bot.dispatcher.events[1]?.who.conversation).toMatchObject({ kind: 'direct' });
  });
});
