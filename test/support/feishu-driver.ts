import { textAt } from '../../src/adapters/shared/payload.ts';
import type { Driver, Person, SeenCard, Session } from './driver.ts';
import type { Toast } from './fake-feishu-client.ts';
import type { FakeMessage, FakeUser } from './fake-feishu-state.ts';
import { fieldsOf, formOf, submission } from './feishu-form.ts';
import { type OnFeishu, openTeam, type Team } from './open-team.ts';
import { offerNamed } from './seen-blocks.ts';
import { type Offer, offersOfCard, wordsOfCard } from './seen-feishu-cards.ts';

/** Feishu as it talks to the bot over its long connection, against the whole bot. */
export const feishuDriver: Driver = {
  name: 'Feishu',
  async open() {
    const team = await openTeam({ feishu: 'websocket' });
    return feishuSession({ ...team, ...team.onFeishu });
  },
};

/** The same over encrypted and signed HTTP requests. */
export const feishuWebhookDriver: Driver = {
  name: 'Feishu over HTTP',
  async open() {
    const team = await openTeam({ feishu: 'webhook' });
    return feishuSession({ ...team, ...team.onFeishu });
  },
};

type FeishuTeam = Team & OnFeishu;

export const feishuSession = (bot: FeishuTeam): Session => {
  const { feishu, running, clock } = bot;
  const team = feishu.addChat();
  const people = new Map<string, Person>();
  const nameOf = (user: string): string => feishu.users.get(user)?.name ?? user;

  return {
    async person(name, language) {
      const known = people.get(name);
      if (known !== undefined) return known;
      const user = feishu.addUser(name);
      const person = sit(bot, user, team.id, nameOf);
      people.set(name, person);
      await bot.client.chooses(user.id, 'funnel');
      // Feishu does not tell a person's language: they say it themselves.
      await person.says(language === 'zh-CN' ? '／漏斗 语言 中文' : '/funnel language en', 'direct');
      await isKnown(bot, user);
      return person;
    },
    channel: () =>
      feishu.messages
        .filter(({ chat, only, author }) => chat === team.id && only === null && author === feishu.bot)
        .map((message) => seen(message, nameOf)),
    async travel(at) {
      clock.set(at);
      await running.tick();
      await running.drained();
    },
    now: () => clock.now(),
    stop: bot.stop,
  };
};

/** Until the bot has read the person's profile, which it does in the background. */
const isKnown = async ({ running, feishu }: FeishuTeam, { id, name }: FakeUser): Promise<void> => {
  const identityOf = {
    platform: 'feishu',
    tenant: feishu.tenant,
    user: id,
    name: null,
    conversation: null,
  } as const;
  while ((await running.store.team.requestScope(identityOf)).member.name !== name) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const sit = (bot: FeishuTeam, user: FakeUser, team: string, nameOf: (user: string) => string): Person => {
  const { feishu, client, running } = bot;
  let last: FakeMessage | Toast | null = null;

  /** What only this person reads: cards for them alone in the group, answers in their direct chat. */
  const privately = (): FakeMessage[] => {
    const direct = feishu.directOf(user.id).id;
    return feishu.messages.filter(
      ({ only, chat, author, toPerson }) =>
        only === user.id || (chat === direct && author === feishu.bot && !toPerson),
    );
  };

  const acting = async (act: () => Promise<unknown>): Promise<void> => {
    const before = new Set(privately());
    client.toasts.delete(user.id);
    await act();
    last = privately().findLast((one) => !before.has(one)) ?? client.toasts.get(user.id) ?? last;
    await running.drained();
  };

  /** The newest card in front of the person, where it is a form. */
  const openForm = (): FakeMessage => {
    if (last === null || !('id' in last) || formOf(last.content) === null) {
      throw new Error(`${user.name} has no form open`);
    }
    return last;
  };

  return {
    async says(text, where = 'channel') {
      const chat = where === 'direct' ? feishu.directOf(user.id).id : team;
      await acting(() => client.types(user.id, chat, chat === team ? `@${feishu.botName} ${text}` : text));
    },
    async presses(card, label, option) {
      const { on, offers } = handleOf(card);
      const { action } = offerNamed(offers, label, option);
      await acting(() => client.press(user.id, on, action));
    },
    async submits(typed) {
      const form = openForm();
      await acting(() => client.press(user.id, form, submission(form.content, typed)));
    },
    form() {
      const { content } = openForm();
      const fields = fieldsOf(content);
      return {
        title: textAt(content, 'header', 'title', 'content') ?? '',
        fields: fields.map(({ label }) => label),
        errors: Object.fromEntries(
          fields.flatMap(({ label, error }) => (error === null ? [] : [[label, error]])),
        ),
      };
    },
    formIsOpen: () => last !== null && 'id' in last && formOf(last.content) !== null,
    answer() {
      if (last === null) throw new Error(`${user.name} got no answer`);
      return 'id' in last ? seen(last, nameOf) : { text: last.content, controls: [], handle: last };
    },
    direct: () =>
      feishu.messages
        .filter(({ chat, toPerson }) => chat === feishu.directOf(user.id).id && toPerson)
        .map((message) => seen(message, nameOf)),
  };
};

interface Handle {
  on: FakeMessage;
  offers: readonly Offer[];
}

const handles = new WeakMap<object, Handle>();

const seen = (on: FakeMessage, nameOf: (user: string) => string): SeenCard => {
  const offers = offersOfCard(on.content);
  const handle = {};
  handles.set(handle, { on, offers });
  const text = textAt(on.content, 'text') ?? wordsOfCard(on.content, nameOf);
  return { text, controls: offers.map(({ name }) => name), handle };
};

const handleOf = ({ handle }: SeenCard): Handle => {
  const found = typeof handle === 'object' && handle !== null ? handles.get(handle) : undefined;
  if (found === undefined) throw new Error('this card was not seen in Feishu');
  return found;
};
