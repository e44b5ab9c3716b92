import { listAt, textAt } from '../../src/adapters/shared/payload.ts';
import type { Driver, Person, SeenCard, Session } from './driver.ts';
import type { FakeMessage, FakeUser, FakeView } from './fake-slack-state.ts';
import { type OnSlack, openTeam, type Team } from './open-team.ts';
import { type Offer, offerNamed, offersOf, wordsOfBlocks } from './seen-blocks.ts';
import { inputsOf, labelsOf, stateOf } from './slack-form.ts';

/** Slack as it talks to the bot: signed HTTP requests, against the whole bot. */
export const slackDriver: Driver = {
  name: 'Slack',
  async open() {
    const team = await openTeam({ slack: 'http' });
    return slackSession({ ...team, ...team.onSlack });
  },
};

/** The same over Socket Mode. */
export const slackSocketDriver: Driver = {
  name: 'Slack in Socket Mode',
  async open() {
    const team = await openTeam({ slack: 'socket' });
    return slackSession({ ...team, ...team.onSlack });
  },
};

type SlackTeam = Team & OnSlack;

const SLASH = /^\/(lead|deal|funnel)(?=\s|$)/;

export const slackSession = (bot: SlackTeam): Session => {
  const { slack, running, clock } = bot;
  const team = slack.addChannel('deals');
  const people = new Map<string, Person>();
  const nameOf = (user: string): string => slack.users.get(user)?.realName ?? user;

  return {
    async person(name, language) {
      const known = people.get(name);
      if (known !== undefined) return known;
      const user = slack.addUser(name, language === 'zh-CN' ? 'zh-CN' : 'en-US');
      const person = sit(bot, user, team.id, nameOf);
      people.set(name, person);
      await bot.client.opensHome(user.id);
      await isKnown(bot, user);
      return person;
    },
    channel: () =>
      slack.messages
        .filter(
          ({ channel, only, author }) => channel === team.id && only === null && author === slack.botUser,
        )
        .map((message) => seen(message, message.blocks, nameOf)),
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
const isKnown = async ({ running, slack }: SlackTeam, { id, realName }: FakeUser): Promise<void> => {
  const identityOf = {
    platform: 'slack',
    tenant: slack.team,
    user: id,
    name: null,
    conversation: null,
  } as const;
  while ((await running.store.team.requestScope(identityOf)).member.name !== realName) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const sit = (bot: SlackTeam, user: FakeUser, team: string, nameOf: (user: string) => string): Person => {
  const { slack, client, running } = bot;
  let last: FakeMessage | FakeView | null = null;

  /** What only this person reads: ephemeral messages, the bot's answers in their direct conversation, cards in modals. */
  const privately = (): (FakeMessage | FakeView)[] => {
    const direct = slack.directOf(user.id).id;
    const messages = slack.messages.filter(
      ({ only, channel, author, metadata }) =>
        only === user.id || (channel === direct && author === slack.botUser && metadata === null),
    );
    return [...messages, ...slack.stack(user.id).filter(isCard)];
  };

  const acting = async (act: () => Promise<unknown>): Promise<void> => {
    const before = new Set(privately());
    await act();
    last = privately().findLast((one) => !before.has(one)) ?? last;
    await running.drained();
  };

  const openForm = (): FakeView => {
    const view = slack.stack(user.id).at(-1);
    if (view === undefined || isCard(view)) throw new Error(`${user.realName} has no form open`);
    return view;
  };

  const says = async (text: string, channel: string): Promise<void> => {
    const slash = SLASH.exec(text);
    const named = withMentions(text, bot);
    if (slash !== null) {
      await client.command(user.id, channel, slash[0], named.slice(slash[0].length).trim());
      return;
    }
    await client.types(user.id, channel, channel === team ? `<@${slack.botUser}> ${named}` : named);
  };

  return {
    async says(text, where = 'channel') {
      closeModals(bot, user);
      await acting(() => says(text, where === 'direct' ? slack.directOf(user.id).id : team));
    },
    async presses(card, label, option) {
      const { on, offers } = handleOf(card);
      const { element, value } = offerNamed(offers, label, option);
      if (!('view' in on)) closeModals(bot, user);
      await acting(() => client.press(user.id, on, element, value));
    },
    async submits(typed) {
      const lookUp = (actionId: string, text: string) => client.looksUp(user.id, actionId, text);
      const values = await stateOf(openForm(), typed, lookUp);
      await acting(() => client.submit(user.id, values));
    },
    form() {
      const view = openForm();
      const errors = Object.entries(client.errors.get(view.id) ?? {}).map(([block, error]) => [
        inputsOf(view).find((input) => input.block === block)?.label ?? block,
        error,
      ]);
      return {
        title: textAt(view.view, 'title', 'text') ?? '',
        fields: labelsOf(view),
        errors: Object.fromEntries(errors),
      };
    },
    formIsOpen() {
      const view = slack.stack(user.id).at(-1);
      return view !== undefined && !isCard(view);
    },
    answer() {
      if (last === null) throw new Error(`${user.realName} got no answer`);
      if (!('view' in last)) return seen(last, last.blocks, nameOf);
      const title = textAt(last.view, 'title', 'text');
      const card = seen(last, listAt(last.view, 'blocks'), nameOf);
      return { ...card, text: `${title}\n${card.text}` };
    },
    direct: () =>
      slack.messages
        .filter(({ channel, author, metadata }) => {
          return channel === slack.directOf(user.id).id && author === slack.botUser && metadata !== null;
        })
        .map((message) => seen(message, message.blocks, nameOf)),
  };
};

const isCard = ({ view }: FakeView): boolean => view.callback_id === 'card';

/** Whoever goes on elsewhere has closed what was open. */
const closeModals = ({ slack }: SlackTeam, { id }: FakeUser): void => {
  slack.stack(id).length = 0;
};

/** As Slack delivers what was typed: `&`, `<` and `>` escaped, `@Name` as that person's id. */
const withMentions = (text: string, { slack }: SlackTeam): string => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [...slack.users.values()].reduce(
    (words, { id, realName, name }) => words.replaceAll(`@${realName}`, `<@${id}|${name}>`),
    escaped,
  );
};

interface Handle {
  on: FakeMessage | FakeView;
  offers: readonly Offer[];
}

const handles = new WeakMap<object, Handle>();

const seen = (
  on: FakeMessage | FakeView,
  blocks: readonly unknown[],
  nameOf: (user: string) => string,
): SeenCard => {
  const offers = offersOf(blocks);
  const handle = {};
  handles.set(handle, { on, offers });
  return { text: wordsOfBlocks(blocks, nameOf), controls: offers.map(({ name }) => name), handle };
};

const handleOf = ({ handle }: SeenCard): Handle => {
  const found = typeof handle === 'object' && handle !== null ? handles.get(handle) : undefined;
  if (found === undefined) throw new Error('this card was not seen in Slack');
  return found;
};
