import { randomUUID } from 'node:crypto';
import { directOf, identityOf, TEAM_CHANNEL } from '../../src/adapters/playground/channels.ts';
import type { Answer, Message, PlaygroundPerson, State } from '../../src/adapters/playground/http/wire.ts';
import type { Field, FieldErrors, Form, FormValues, Option } from '../../src/cards/kit/form.ts';
import type { Driver, Person, SeenCard, Session } from './driver.ts';
import { openTeam, type Team } from './open-team.ts';
import { pressesOf, wordsOf } from './seen-card.ts';

/** The playground as its page uses it: over HTTP, against the whole bot. */
export const playgroundDriver: Driver = {
  name: 'the playground',
  async open() {
    return playgroundSession(await openTeam({ playground: true }));
  },
};

export const playgroundSession = async (bot: Team): Promise<Session> => {
  const { running, clock } = bot;
  const api = client(running.url);
  const sitters = new Map<string, Sitter>();
  const enrolled = new Map<string, PlaygroundPerson>();
  for (const one of (await api.state('')).people) enrolled.set(one.name, one);
  // Every story begins alike on every messenger: nobody has a role yet.
  for (const one of enrolled.values()) {
    const { member } = await running.store.team.requestScope(identityOf(one, TEAM_CHANNEL));
    await running.store.team.saveMember(member.workspace, member.id, { role: 'rep', language: null });
  }

  const settle = async () => {
    await running.drained();
    for (const sitter of sitters.values()) await sitter.look();
  };

  return {
    async person(name, language) {
      const known = sitters.get(name);
      if (known !== undefined) return known.person;
      const who = enrolled.get(name) ?? (await api.post<PlaygroundPerson>('people', { name }));
      const { member } = await running.store.team.requestScope(identityOf(who, TEAM_CHANNEL));
      await running.store.team.saveMember(member.workspace, member.id, {
        role: sitters.size === 0 ? 'admin' : 'rep',
        language: language ?? null,
      });
      const sitter = sit(who, api, settle);
      sitters.set(name, sitter);
      await sitter.look();
      return sitter.person;
    },
    channel: () => [...sitters.values()][0]?.inChannel() ?? [],
    async travel(at) {
      clock.set(at);
      await running.tick();
      await settle();
    },
    now: () => running.clock.now(),
    stop: () => bot.stop(),
  };
};

interface Sitter {
  person: Person;
  look(): Promise<void>;
  inChannel(): readonly SeenCard[];
}

interface OpenForm {
  form: Form;
  errors: FieldErrors;
  channel: string;
  message: number | null;
  request: string;
}

const sit = (who: PlaygroundPerson, api: Client, settle: () => Promise<void>): Sitter => {
  let seen: readonly Message[] = [];
  let open: OpenForm | null = null;
  let last: { message: number } | { notice: string } | null = null;
  const answers = new Set<number>();

  const receive = async (answer: Answer, channel: string, message: number | null) => {
    switch (answer.kind) {
      case 'shown':
      case 'refused':
        open = null;
        last = { message: answer.message };
        answers.add(answer.message);
        break;
      case 'form':
        open = { form: answer.form, errors: {}, channel, message, request: randomUUID() };
        break;
      case 'field-errors':
        if (open !== null) open = { ...open, errors: answer.errors };
        break;
      case 'done':
        open = null;
        if (answer.notice !== null) last = { notice: answer.notice };
        break;
      case 'said':
        break;
      default:
        return answer satisfies never;
    }
    await settle();
  };

  const form = (): OpenForm => {
    if (open === null) throw new Error(`${who.name} has no form open`);
    return open;
  };

  const person: Person = {
    async says(text, where = 'channel') {
      const channel = where === 'direct' ? directOf(who.id) : TEAM_CHANNEL;
      const typed = where === 'direct' || /^[/／]/u.test(text) ? text : `@Funnelbot ${text}`;
      const body = { person: who.id, channel, request: randomUUID(), text: typed };
      await receive(await api.post('say', body), channel, null);
    },
    async presses(card, label, option) {
      const message = messageOf(card);
      if (message.body.kind !== 'card') throw new Error('that is no card');
      const name = option === undefined ? label : `${label} › ${option}`;
      const offers = pressesOf(message.body.card);
      const offer = offers.find((one) => one.name === name);
      if (offer === undefined) {
        throw new Error(`no “${name}” on this card, only: ${offers.map((one) => one.name).join(', ')}`);
      }
      const act = { person: who.id, channel: message.channel, request: randomUUID() };
      const answer = await api.post<Answer>('press', { ...act, message: message.id, press: offer.press });
      await receive(answer, message.channel, message.id);
    },
    async submits(typed) {
      const { form: shown, channel, message, request } = form();
      const values = await valuesOf(shown, typed, who, api);
      const act = { person: who.id, channel, request };
      await receive(await api.post('submit', { ...act, message, ref: shown.ref, values }), channel, message);
    },
    form() {
      const { form: shown, errors } = form();
      const labels = new Map(shown.fields.map(({ name, label }) => [name, label]));
      return {
        title: shown.title,
        fields: shown.fields.map(({ label }) => label),
        errors: Object.fromEntries(
          Object.entries(errors).map(([name, wrong]) => [labels.get(name) ?? name, wrong]),
        ),
      };
    },
    formIsOpen: () => open !== null,
    answer() {
      if (last === null) throw new Error(`${who.name} got no answer`);
      if ('notice' in last) return { text: last.notice, controls: [], handle: null };
      const { message } = last;
      const found = seen.find(({ id }) => id === message);
      if (found === undefined) throw new Error(`${who.name} does not see the answer`);
      return seenCard(found);
    },
    direct: () =>
      seen
        .filter(({ id, channel, body }) => {
          return channel === directOf(who.id) && body.kind === 'card' && !answers.has(id);
        })
        .map(seenCard),
  };

  return {
    person,
    async look() {
      seen = (await api.state(who.id)).messages;
    },
    inChannel: () =>
      seen
        .filter((one) => one.channel === TEAM_CHANNEL && !one.private && one.body.kind === 'card')
        .map(seenCard),
  };
};

const shown = new WeakMap<object, Message>();

const seenCard = (message: Message): SeenCard => {
  if (message.body.kind !== 'card') throw new Error('that is no card');
  const { card } = message.body;
  const handle = {};
  shown.set(handle, message);
  return { text: wordsOf(card), controls: pressesOf(card).map(({ name }) => name), handle };
};

const messageOf = ({ handle }: SeenCard): Message => {
  const message = typeof handle === 'object' && handle !== null ? shown.get(handle) : undefined;
  if (message === undefined) throw new Error('this was only a notice: there is nothing to press');
  return message;
};

/** What the page would send: the fields as they stand in the form, and what was typed over them. */
const valuesOf = async (
  form: Form,
  typed: Readonly<Record<string, string | readonly string[]>>,
  who: PlaygroundPerson,
  api: Client,
): Promise<FormValues> => {
  const values: Record<string, string | readonly string[]> = {};
  for (const field of form.fields) {
    const given = typed[field.label];
    values[field.name] = given === undefined ? standing(field) : await filled(field, given, who, api);
  }
  for (const label of Object.keys(typed)) {
    if (!form.fields.some((field) => field.label === label)) {
      throw new Error(`no field “${label}”, only: ${form.fields.map((field) => field.label).join(', ')}`);
    }
  }
  return values;
};

const standing = (field: Field): string | readonly string[] => {
  if (field.type === 'search') return field.value?.value ?? '';
  return field.value ?? '';
};

const filled = async (
  field: Field,
  given: string | readonly string[],
  who: PlaygroundPerson,
  api: Client,
): Promise<string | readonly string[]> => {
  const choose = (options: readonly Option[], label: string): string => {
    const option = options.find((one) => one.label === label);
    if (option !== undefined) return option.value;
    throw new Error(`no option “${label}”, only: ${options.map((one) => one.label).join(', ')}`);
  };
  switch (field.type) {
    case 'select':
      return choose(field.options, String(given));
    case 'checks':
      return [given].flat().map((label) => choose(field.options, String(label)));
    case 'search':
      return choose(await api.search(who.id, field.source, String(given)), String(given));
    case 'text':
    case 'date':
    case 'datetime':
      return given;
    default:
      return field satisfies never;
  }
};

type Client = ReturnType<typeof client>;

const client = (url: string) => {
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${url}/playground/api/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    state: (person: string) => ask<State>(`state?${new URLSearchParams({ person })}`),
    search: (person: string, source: string, text: string) =>
      ask<Option[]>(`search?${new URLSearchParams({ person, source, text })}`),
    post: <T = Answer>(path: string, body: object) =>
      ask<T>(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify(body),
      }),
  };
};
