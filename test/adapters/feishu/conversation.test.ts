import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTLED_AFTER_MS } from '../../../src/adapters/feishu/inbound/time-limits.ts';
import { ACK_WITHIN_MS } from '../../../src/adapters/shared/time-limits.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { FakeMessage } from '../../support/fake-feishu-state.ts';
import { fieldsOf, formOf, submission } from '../../support/feishu-form.ts';
import { offersOfCard, wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { card, lostForm, withButton } from '../../support/stub-dispatcher.ts';
import { turns } from '../../support/turns.ts';
import { type FeishuBot, openFeishuBot } from './setup.ts';

const words = ({ content }: FakeMessage): string => wordsOfCard(content, (user) => user);

describe('A conversation in Feishu', () => {
  let bot: FeishuBot;
  beforeEach(async () => {
    bot = await openFeishuBot();
  });
  afterEach(() => bot.close());

  const privateTo = (user: string) => bot.feishu.messages.filter(({ only }) => only === user);
  const direct = () => bot.feishu.directOf(bot.amy).id;
  const inDirect = () =>
    bot.feishu.messages.filter(({ chat, author }) => chat === direct() && author === bot.feishu.bot);
  const only = (messages: readonly FakeMessage[]): FakeMessage => {
    expect(messages).toHaveLength(1);
    const [message] = messages;
    if (message === undefined) throw new Error('unreachable');
    return message;
  };
  const press = (user: string, on: FakeMessage) =>
    bot.client.press(user, on, offersOfCard(on.content)[0]?.action ?? {});
  const submit = (on: FakeMessage, typed: Record<string, string> = { Reason: 'Price' }) =>
    bot.client.press(bot.amy, on, submission(on.content, typed));
  const now = (message: FakeMessage) => bot.feishu.message(message.id);

  /** Long enough for whatever was called before. */
  const roundTrip = async () => {
    const to = { tenant: bot.feishu.tenant, conversation: bot.feishu.addChat().id };
    await bot.adapter.post(to, card('Elsewhere'), 'elsewhere', new Map());
  };

  /** A card that everybody in the group sees. */
  const shared = async (key = 'k1'): Promise<FakeMessage> => {
    const to = { tenant: bot.feishu.tenant, conversation: bot.group };
    const { messageId } = await bot.adapter.post(to, withButton('Shared', 'Open'), key, new Map());
    return bot.feishu.message(messageId);
  };
  /** The card with a button that answered a direct message. */
  const answered = async (): Promise<FakeMessage> => {
    bot.dispatcher.reply = { kind: 'card', card: withButton('First', 'Next') };
    await bot.client.types(bot.amy, direct(), 'deal 12');
    return only(inDirect());
  };
  const openedForm = async (): Promise<FakeMessage> => {
    bot.dispatcher.reply = { kind: 'form', form: lostForm };
    await bot.client.types(bot.amy, direct(), 'deal 12 lost');
    return only(inDirect());
  };

  describe('what is typed', () => {
    it('directly is parsed like a command and answered in the same place', async () => {
      await bot.client.types(bot.amy, direct(), '／lead Acme, jane@acme.com & <more>');
      expect(bot.dispatcher.events[0]).toMatchObject({
        kind: 'text',
        command: null,
        text: '／lead Acme, jane@acme.com & <more>',
        key: expect.stringMatching(/^feishu:om_/),
        who: {
          platform: 'feishu',
          tenant: bot.feishu.tenant,
          user: bot.amy,
          conversation: { external: direct(), kind: 'direct' },
        },
      });
      expect(words(only(inDirect()))).toBe('#12 Acme\nbody');
    });

    it('with an @mention in a group is answered to the person alone', async () => {
      await bot.client.types(bot.amy, bot.group, '@Funnelbot /deal 12 assign @Bob now');
      expect(bot.dispatcher.events[0]).toMatchObject({
        text: '/deal 12 assign @_user_2 now',
        mentions: [{ token: '@_user_2', user: bot.bob, name: 'Bob' }],
        who: { conversation: { external: bot.group, kind: 'channel' } },
      });
      expect(words(only(privateTo(bot.amy)))).toBe('#12 Acme\nbody');
      expect(inDirect()).toEqual([]);
    });

    it('keeps the mention of the tenth apart from that of the first', async () => {
      const people = Array.from({ length: 10 }, (_, at) => bot.feishu.addUser(`P${at}x`).name);
      await bot.client.types(
        bot.amy,
        bot.group,
        `@Funnelbot note ${people.map((name) => `@${name}`).join(' ')}`,
      );
      const [event] = bot.dispatcher.events;
      if (event?.kind !== 'text') throw new Error('no text');
      expect(event.text.split(' ')).toHaveLength(11);
      expect(event.text.split(' ').slice(1)).toEqual(event.mentions.map(({ token }) => token));
    });

    it('as a text with formatting and several lines is read too', async () => {
      const event = bot.client.messageEvent(bot.amy, { id: 'om_1', chat: bot.group }, '@Funnelbot @Bob');
      const post = JSON.parse(JSON.stringify(event));
      post.event.message.message_type = 'post';
      post.event.message.content = JSON.stringify({
        title: '',
        content: [
          [
            { tag: 'at', user_id: '@_user_1' },
            { tag: 'text', text: ' deal 12 note ' },
            { tag: 'a', text: 'the offer', href: 'https://acme.com' },
          ],
          [
            { tag: 'text', text: 'sent to ' },
            { tag: 'at', user_id: '@_user_2' },
          ],
        ],
      });
      await bot.client.sends(post);
      expect(bot.dispatcher.events[0]).toMatchObject({
        text: 'deal 12 note the offer\nsent to @_user_2',
        mentions: [{ user: bot.bob }],
      });
    });

    it('to others, by other bots or as a picture for others is not for the bot', async () => {
      const event = () =>
        JSON.parse(
          JSON.stringify(bot.client.messageEvent(bot.amy, { id: 'om_1', chat: bot.group }, '@Funnelbot hi')),
        );
      const [unmentioned, byBot, picture] = [event(), event(), event()];
      unmentioned.event.message.mentions = [];
      byBot.event.sender.sender_type = 'app';
      picture.event.message.message_type = 'image';
      picture.event.message.mentions = [];
      for (const one of [unmentioned, byBot, picture, {}, { schema: '2.0' }]) await bot.client.sends(one);
      expect(bot.dispatcher.events).toEqual([]);
    });

    it('by another company comes with whose it is', async () => {
      const event = JSON.parse(
        JSON.stringify(bot.client.messageEvent(bot.amy, { id: 'om_1', chat: bot.group }, '@Funnelbot hi')),
      );
      event.event.sender.tenant_key = 'another-company';
      await bot.client.sends(event);
      expect(bot.dispatcher.events).toMatchObject([{ who: { user: bot.amy, standing: 'outsider' } }]);
    });

    it.each([
      ['new_lead', 'lead', ''],
      ['my_deals', 'deal', 'list mine'],
      ['stuck', 'funnel', 'stuck'],
      ['funnel', 'funnel', ''],
    ])('is not needed with the menu: %s', async (key, command, text) => {
      await bot.client.chooses(bot.amy, key);
      expect(bot.dispatcher.events[0]).toMatchObject({
        kind: 'text',
        command,
        text,
        who: { conversation: null },
      });
      expect(words(only(inDirect()))).toContain('#12 Acme');
    });
  });

  describe('a private answer in a group', () => {
    it.each([
      ['where the bot is not in the group', () => bot.feishu.addChat({ hasBot: false }).id],
      ['in a group of topics', () => bot.feishu.addChat({ mode: 'topic' }).id],
    ])('goes to the direct conversation %s', async (_, chat) => {
      await bot.client.types(bot.amy, chat(), '@Funnelbot deal 12');
      expect(words(only(inDirect()))).toBe('#12 Acme\nbody');
    });

    it('says so where it was asked by a press', async () => {
      const topic = bot.feishu.addChat({ mode: 'topic' }).id;
      const to = { tenant: bot.feishu.tenant, conversation: topic };
      const { messageId } = await bot.adapter.post(to, withButton('Shared', 'Open'), 'k1', new Map());
      await press(bot.amy, bot.feishu.message(messageId));
      expect(bot.client.toasts.get(bot.amy)?.content).toContain('direct messages');
      expect(words(only(inDirect()))).toContain('#12 Acme');
    });
  });

  describe('a press', () => {
    it('on a shared card is answered to the person alone and leaves the card as it is', async () => {
      const before = await shared();
      await press(bot.bob, before);
      expect(bot.dispatcher.events[0]).toMatchObject({
        kind: 'press',
        press: { kind: 'show-deal', deal: { id: 12 } },
        key: expect.stringMatching(/^feishu:ev_/),
        who: { user: bot.bob, conversation: { external: bot.group, kind: 'channel' } },
      });
      expect(now(before)).toEqual(before);
      expect(words(only(privateTo(bot.bob)))).toBe('#12 Acme\nbody');
    });

    it('that is done is told by a toast', async () => {
      bot.dispatcher.reply = { kind: 'done', notice: 'Noted.' };
      await press(bot.amy, await shared());
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'success', content: 'Noted.' });
      expect(privateTo(bot.amy)).toEqual([]);
    });

    it('that is done on a live card draws it anew at once, and no other card', async () => {
      const [pressed, other] = [await shared(), await shared('k2')];
      const live = { messageId: pressed.id, card: card('#12 Acme', 'Nurturing') };
      bot.dispatcher.reply = { kind: 'done', notice: 'Moved.', live };
      await press(bot.bob, other);
      expect(now(other)).toEqual(other);
      await press(bot.amy, pressed);
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'success', content: 'Moved.' });
      expect(words(now(pressed))).toBe('#12 Acme\nNurturing');
      expect(privateTo(bot.amy)).toEqual([]);
    });

    it('that is done on the person’s own card draws it anew, with a toast', async () => {
      const own = await answered();
      bot.dispatcher.reply = { kind: 'card', card: card('#12 Acme', 'Nurturing'), done: 'Moved.' };
      await press(bot.amy, own);
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'success', content: 'Moved.' });
      expect(words(now(own))).toBe('#12 Acme\nNurturing');
    });

    it('that is refused is told by a toast, and by a card that says more', async () => {
      bot.dispatcher.reply = { kind: 'refusal', card: card('Not done', 'Bob moved it') };
      await press(bot.amy, await shared());
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'warning', content: 'Bob moved it' });
      expect(words(only(privateTo(bot.amy)))).toContain('Not done');
    });

    it('on a private answer puts the next one in its place', async () => {
      const first = await answered();
      bot.dispatcher.reply = { kind: 'card', card: card('Second') };
      await press(bot.amy, first);
      expect(bot.dispatcher.events.at(-1)?.who.conversation).toEqual({ external: direct(), kind: 'direct' });
      expect(words(only(inDirect()))).toBe('Second\nbody');
      expect(bot.feishu.callsOf('PATCH /open-apis/im/v1/messages/:id')).toEqual([]);
    });

    it('asks Feishu only once whether a chat is a direct one', async () => {
      const to = { tenant: bot.feishu.tenant, conversation: direct() };
      const { messageId } = await bot.adapter.post(to, withButton('Reminder', 'Open'), 'k1', new Map());
      bot.dispatcher.reply = { kind: 'done', notice: null };
      for (let times = 0; times < 3; times += 1) await press(bot.amy, bot.feishu.message(messageId));
      expect(bot.dispatcher.events.map(({ who }) => who.conversation?.kind)).toEqual([
        'direct',
        'direct',
        'direct',
      ]);
      expect(bot.feishu.callsOf('GET /open-apis/im/v1/chats/:id')).toHaveLength(1);
    });

    it('counts all the same where Feishu does not tell the kind of chat', async () => {
      const before = await shared();
      bot.feishu.failNext('GET /open-apis/im/v1/chats/:id', { status: 500 });
      await press(bot.amy, before);
      expect(bot.dispatcher.events[0]?.who.conversation).toBeNull();
      expect(privateTo(bot.amy)).toHaveLength(1);
    });

    it('by somebody of another company comes with whose it is', async () => {
      const message = await shared();
      const event = JSON.parse(
        JSON.stringify(
          bot.client.pressEvent(bot.amy, message, offersOfCard(message.content)[0]?.action ?? {}),
        ),
      );
      event.event.operator.tenant_key = 'another-company';
      await bot.client.line.send(event);
      expect(bot.dispatcher.events).toMatchObject([{ who: { user: bot.amy, standing: 'outsider' } }]);
    });

    it('is answered before the card is changed in any other way', async () => {
      const before = await shared();
      const given: { reply: (reply: Reply) => void } = { reply: () => {} };
      bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
      const pressed = press(bot.amy, before);
      await turns(() => bot.dispatcher.events.length > 0);
      // The outbox is quick: the change is on its way before the handler has replied.
      const to = { tenant: bot.feishu.tenant, conversation: bot.group };
      const updated = bot.adapter.update(to, before.id, card('Moved'), new Map());
      await roundTrip();
      expect(bot.feishu.callsOf('PATCH /open-apis/im/v1/messages/:id')).toEqual([]);
      given.reply({ kind: 'done', notice: 'Moved.' });
      await pressed;
      await updated;
      expect(words(now(before))).toContain('Moved');
    });
  });

  describe('a form', () => {
    it('opens as a card for the person alone, offers whom it may choose, and gives way to the answer', async () => {
      const search = {
        type: 'search',
        source: 'members',
        name: 'to',
        label: 'To',
        required: true,
        hint: null,
        value: null,
      } as const;
      bot.dispatcher.reply = { kind: 'form', form: { ...lostForm, fields: [...lostForm.fields, search] } };
      await press(bot.amy, await shared());
      const form = only(privateTo(bot.amy));
      expect(fieldsOf(form.content).map(({ label }) => label)).toEqual(['Reason', 'More', 'To']);
      expect(bot.dispatcher.searches[0]).toMatchObject({
        source: 'members',
        text: '',
        who: { user: bot.amy },
      });

      bot.dispatcher.reply = { kind: 'done', notice: 'Lost it.' };
      await submit(form, { Reason: 'Price', More: 'too dear', To: 'Bob <Miller>' });
      expect(bot.dispatcher.events.at(-1)).toMatchObject({
        kind: 'submit',
        ref: lostForm.ref,
        values: { reason: 'price', text: 'too dear', to: '7' },
        who: { conversation: { external: bot.group } },
      });
      expect(words(only(privateTo(bot.amy)))).toBe('Lost it.');
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'success', content: 'Lost it.' });
    });

    it('that has errors shows them beside what was typed', async () => {
      const form = await openedForm();
      bot.dispatcher.reply = { kind: 'field-errors', errors: { text: 'Say why.' } };
      await submit(form, { Reason: 'Price', More: 'because' });
      const [reason, more] = fieldsOf(now(form).content);
      expect(more?.error).toBe('Say why.');
      expect(more?.inputs[0]).toMatchObject({ default_value: 'because' });
      expect(reason).toMatchObject({ error: null, inputs: [{ initial_index: 1 }] });
      expect(bot.client.toasts.get(bot.amy)).toEqual({ type: 'error', content: 'Say why.' });
      bot.dispatcher.reply = { kind: 'card', card: card('Done') };
      await submit(now(form), { More: 'because it was' });
      expect(words(now(form))).toBe('Done\nbody');
    });

    it('that is refused keeps what was typed under the refusal', async () => {
      const form = await openedForm();
      bot.dispatcher.reply = { kind: 'refusal', card: card('Not done', 'Bob moved it') };
      await submit(form, { Reason: 'Price', More: 'because' });
      const { content } = now(form);
      expect(wordsOfCard(content, String)).toMatch(/^Lost\nNot done\nBob moved it/);
      expect(fieldsOf(content)[1]?.inputs[0]).toMatchObject({ default_value: 'because' });
    });

    it.each<[string, Reply]>([
      ['is refused', { kind: 'refusal', card: card('Not done', 'The deal is closed') }],
      ['has errors', { kind: 'field-errors', errors: { text: 'The deal is closed' } }],
    ])('that %s and cannot be opened any more gives what was typed back', async (_, reply) => {
      const form = await openedForm();
      bot.dispatcher.form = null;
      bot.dispatcher.reply = reply;
      await submit(form, { Reason: 'Price', More: 'a long story' });
      expect(formOf(now(form).content)).toBeNull();
      expect(words(now(form))).toContain('The deal is closed');
      expect(words(now(form))).toContain('a long story');
    });

    it('that leads to another form is followed by it in the same place', async () => {
      const form = await openedForm();
      bot.dispatcher.reply = { kind: 'form', form: { ...lostForm, title: 'Next' } };
      await submit(form);
      expect(words(only(inDirect()))).toMatch(/^Next/);
    });

    it('that is not wanted goes', async () => {
      const form = await openedForm();
      const cancel = offersOfCard(form.content).find(({ name }) => name === 'Cancel');
      await bot.client.press(bot.amy, form, cancel?.action ?? {});
      expect(formOf(now(form).content)).toBeNull();
      expect(bot.dispatcher.events).toHaveLength(1);
    });

    it('submitted twice has one key, at the same moment one dispatch', async () => {
      const form = await openedForm();
      const answers: ((reply: Reply) => void)[] = [];
      bot.dispatcher.reply = () => new Promise((resolve) => answers.push(resolve));
      const both = [submit(form), submit(form)];
      // Each press that waits for its answer has a timer running.
      await turns(() => bot.waiting() === 2);
      answers[0]?.({ kind: 'done', notice: 'Lost it.' });
      await Promise.all(both);
      expect(answers).toHaveLength(1);
      bot.dispatcher.reply = { kind: 'done', notice: 'Lost it.' };
      await submit(form);
      const [, first, second] = bot.dispatcher.events;
      expect(first?.key).toBe(`feishu:${form.id}:submit`);
      expect(second?.key).toBe(first?.key);
    });
  });

  describe('a slow handler', () => {
    const slowly = () => {
      const given: { reply: (reply: Reply) => void } = { reply: () => {} };
      bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
      return given;
    };

    it('is answered with nothing in time, and its card replaced later', async () => {
      const first = await answered();
      const handler = slowly();
      const pressed = press(bot.amy, first);
      await turns(() => bot.dispatcher.events.length > 1);
      bot.timers.advance(ACK_WITHIN_MS);
      await pressed;
      expect(bot.client.toasts.has(bot.amy)).toBe(false);
      handler.reply({ kind: 'card', card: card('Late') });
      // Not before Feishu has the answer to the press.
      await turns(() => bot.waiting() === 1);
      await roundTrip();
      expect(words(now(first))).toContain('First');
      bot.timers.advance(SETTLED_AFTER_MS);
      await bot.feishu.until(() => words(now(first)) === 'Late\nbody');
      expect(inDirect()).toHaveLength(1);
    });

    it('answers a shared card with a message of its own', async () => {
      const handler = slowly();
      const pressed = press(bot.amy, await shared());
      await turns(() => bot.dispatcher.events.length > 0);
      bot.timers.advance(ACK_WITHIN_MS);
      await pressed;
      handler.reply({ kind: 'done', notice: 'Noted.' });
      await bot.feishu.until(() => privateTo(bot.amy).length > 0);
      expect(words(only(privateTo(bot.amy)))).toBe('Noted.');
    });

    it('answers anew where the card can no longer be replaced', async () => {
      const first = await answered();
      const handler = slowly();
      const pressed = press(bot.amy, first);
      await turns(() => bot.dispatcher.events.length > 1);
      bot.timers.advance(ACK_WITHIN_MS);
      await pressed;
      bot.clock.advance(31 * 60_000);
      handler.reply({ kind: 'card', card: card('Very late') });
      await turns(() => bot.waiting() === 1);
      bot.timers.advance(SETTLED_AFTER_MS);
      await bot.feishu.until(() => inDirect().length === 2);
      expect(inDirect().map(words)).toEqual(['First', 'Very late\nbody']);
    });

    it('leaves an event unanswered no longer than that', async () => {
      const handler = slowly();
      const typed = bot.client.types(bot.amy, direct(), 'deal 12');
      await turns(() => bot.dispatcher.events.length > 0);
      bot.timers.advance(ACK_WITHIN_MS);
      await typed;
      handler.reply({ kind: 'card', card: card('Late') });
      await bot.feishu.until(() => inDirect().length > 0);
    });
  });

  describe('an event that comes again', () => {
    it('has no second answer, whatever its own id is', async () => {
      const said = { id: 'om_same', chat: direct() };
      for (let times = 0; times < 3; times += 1) {
        await bot.client.sends(bot.client.messageEvent(bot.amy, said, 'deal 12'));
      }
      expect(bot.dispatcher.events).toHaveLength(1);
      expect(inDirect()).toHaveLength(1);
    });

    it('while the first is answered shares its answer', async () => {
      const given: { reply: (reply: Reply) => void } = { reply: () => {} };
      bot.dispatcher.reply = () => new Promise((resolve) => (given.reply = resolve));
      const said = { id: 'om_same', chat: direct() };
      const event = bot.client.messageEvent(bot.amy, said, 'deal 12');
      const both = [bot.client.sends(event), bot.client.sends(event)];
      await turns(() => bot.waiting() === 2);
      given.reply({ kind: 'card', card: card('Once') });
      await Promise.all(both);
      expect(inDirect()).toHaveLength(1);
    });

    it('in another order is answered all the same', async () => {
      const events = ['deal 1', 'deal 2', 'deal 3'].map((text, at) =>
        bot.client.messageEvent(bot.amy, { id: `om_${at}`, chat: direct() }, text),
      );
      for (const event of events.reverse()) await bot.client.sends(event);
      expect(bot.dispatcher.events.map((event) => event.kind === 'text' && event.text)).toEqual([
        'deal 3',
        'deal 2',
        'deal 1',
      ]);
      expect(inDirect()).toHaveLength(3);
    });

    it('after a restart is answered with the message that Feishu has already', async () => {
      const event = bot.client.messageEvent(bot.amy, { id: 'om_same', chat: direct() }, 'deal 12');
      await bot.client.sends(event);
      const next = await openFeishuBot('websocket', { feishu: bot.feishu });
      await next.client.sends(event);
      expect(next.dispatcher.events).toHaveLength(1);
      expect(inDirect()).toHaveLength(1);
      await next.close();
    });
  });

  it('does not vouch for the address and number of somebody who has left', async () => {
    const left = { email: 'amy@acme.com', mobile: '13800138000', isResigned: true };
    const zoe = bot.feishu.addUser('Zoe', left);
    await bot.client.types(zoe.id, bot.group, '@Funnelbot deal 12');
    await bot.adapter.stop();
    expect(bot.members.profiles).toMatchObject([{ user: zoe.id, name: 'Zoe', email: null, mobile: null }]);
  });

  it('knows by the next day what somebody is called now', async () => {
    await bot.client.types(bot.bob, bot.group, '@Funnelbot deal 12');
    await turns(() => bot.members.profiles.length === 1);
    const bob = bot.feishu.users.get(bot.bob);
    if (bob !== undefined) bob.name = 'Robert';
    bot.clock.advance(DAY);
    await bot.client.types(bot.bob, bot.group, '@Funnelbot deal 12');
    await bot.adapter.stop();
    expect(bot.members.profiles.map(({ name }) => name)).toEqual(['Bob', 'Robert']);
  });

  it('looks a new person up once, in the background', async () => {
    await bot.client.types(bot.bob, bot.group, '@Funnelbot deal 12');
    await bot.client.types(bot.bob, bot.group, '@Funnelbot deal 12');
    await bot.adapter.stop();
    expect(bot.members.profiles).toEqual([
      {
        platform: 'feishu',
        tenant: bot.feishu.tenant,
        user: bot.bob,
        name: 'Bob',
        language: null,
        email: 'bob@acme.com',
        mobile: '+8613800138000',
        standing: 'member',
      },
    ]);
  });
});
