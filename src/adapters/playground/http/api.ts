import type { IncomingMessage } from 'node:http';
import type { Card } from '../../../cards/kit/card.ts';
import { SEARCH_SOURCES } from '../../../cards/kit/form.ts';
import type { Dispatcher } from '../../../chat/adapter.ts';
import type { Options } from '../../../commands/reply.ts';
import { type Asked, deliverReply } from '../answer.ts';
import { CHANNELS, directOf, identityOf, isChannelOf, mayRead } from '../channels.ts';
import { Refused } from '../errors.ts';
import { BODIES, isCommand, isForBot, keyOf, textEvent } from '../inbound/decode.ts';
import { landing } from '../jumps.ts';
import { backlog, messageOf } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { beginDigests } from '../people.ts';
import { render } from '../render/render.ts';
import { isSampleLoaded, loadSampleTeam } from '../sample/sample-load.ts';
import type { TranscriptRow } from '../transcript.ts';
import { wordsIn } from '../words.ts';
import { readBody } from './body.ts';
import type { Answer, Body, ClockState, PlaygroundPerson, State } from './wire.ts';

/** Answers one call of the page with what goes out as JSON. */
export type Route = (request: IncomingMessage, query: URLSearchParams) => Promise<unknown>;

/** What the page may ask, by method and path under `/playground/api/`. */
export const createApi = (parts: Parts, dispatcher: Dispatcher): ReadonlyMap<string, Route> => {
  const { transcript, clock, people, streams, store } = parts;

  const personOf = async (id: string | null): Promise<PlaygroundPerson> => {
    const found = (await people.all()).find((one) => one.id === id);
    if (found === undefined) throw new Refused(404, 'Nobody here has that name.');
    return found;
  };

  const place = (channel: string, person: PlaygroundPerson): string => {
    if (!isChannelOf(channel, person.id)) throw new Refused(404, 'There is no such channel.');
    return channel;
  };

  const visible = async (message: number | null, person: PlaygroundPerson): Promise<TranscriptRow | null> => {
    if (message === null) return null;
    const row = await transcript.get(message);
    if (row === null || !mayRead(row, person.id)) throw new Refused(404, 'There is no such message.');
    return row;
  };

  const clockState = async (): Promise<ClockState> => ({
    now: clock.now(),
    zone: (await people.team()).zone,
  });

  const asked = async (body: {
    person: string;
    channel: string;
    request: string;
    message?: number | null;
  }): Promise<Asked> => {
    const person = await personOf(body.person);
    return {
      person,
      channel: place(body.channel, person),
      key: keyOf(person, body.request),
      from: await visible(body.message ?? null, person),
    };
  };

  const answer = async (one: Asked, reply: Awaited<ReturnType<Dispatcher['dispatch']>>): Promise<Answer> => {
    const given = await deliverReply(transcript, clock, one, reply);
    streams.changed();
    return given;
  };

  const say: Route = async (request): Promise<Answer> => {
    const body = await readBody(request, BODIES.say);
    const one = await asked(body);
    const key = `said:${one.key}`;
    if ((await transcript.find(one.channel, key)) === null) {
      await transcript.append({
        channel: one.channel,
        person: isCommand(body.text) ? one.person.id : null,
        author: one.person.id,
        key,
        body: JSON.stringify({ kind: 'said', text: body.text } satisfies Body),
        at: clock.now(),
      });
      streams.changed();
    }
    if (!isForBot(body.text, one.channel)) return { kind: 'said' };
    const event = textEvent(one.person, one.channel, body.text, body.request, await people.all());
    return answer(one, await dispatcher.dispatch(event));
  };

  const press: Route = async (request): Promise<Answer> => {
    const body = await readBody(request, BODIES.press);
    const one = await asked(body);
    const who = identityOf(one.person, one.channel);
    return answer(one, await dispatcher.dispatch({ who, key: one.key, kind: 'press', press: body.press }));
  };

  const submit: Route = async (request): Promise<Answer> => {
    const body = await readBody(request, BODIES.submit);
    const one = await asked(body);
    const who = identityOf(one.person, one.channel);
    return answer(
      one,
      await dispatcher.dispatch({ who, key: one.key, kind: 'submit', ref: body.ref, values: body.values }),
    );
  };

  const toLead: Route = async (request): Promise<Answer> => {
    const one = await asked(await readBody(request, BODIES.toLead));
    const said = one.from === null ? null : messageOf(one.from).body;
    if (said?.kind !== 'said') throw new Refused(400, 'Only what somebody wrote can become a lead.');
    const who = identityOf(one.person, one.channel);
    return answer(
      one,
      await dispatcher.dispatch({ who, key: one.key, kind: 'message-to-lead', text: said.text }),
    );
  };

  const dismiss: Route = async (request) => {
    const body = await readBody(request, BODIES.dismiss);
    const row = await visible(body.message, await personOf(body.person));
    if (row === null || row.person === null) throw new Refused(400, 'Only a private message can go.');
    await transcript.update(row.id, JSON.stringify({ kind: 'removed' } satisfies Body));
    streams.changed();
    return {};
  };

  const travel: Route = async (request): Promise<ClockState> => {
    const { jump } = await readBody(request, BODIES.clock);
    const team = await people.team();
    await beginDigests(store, team);
    await clock.travel(landing(jump, clock.now(), team));
    const state = await clockState();
    streams.tellClock(state);
    streams.changed();
    return state;
  };

  const addPerson: Route = async (request): Promise<PlaygroundPerson> =>
    people.add((await readBody(request, BODIES.people)).name);

  const sample: Route = async (request): Promise<{ deals: number }> => {
    await readBody(request, BODIES.sample);
    const team = await people.team();
    const deals = await loadSampleTeam(store, team, clock.now());
    await beginDigests(store, team);
    return { deals };
  };

  const state: Route = async (_request, query): Promise<State> => {
    const all = await people.all();
    const person = all.find(({ id }) => id === query.get('person')) ?? all[0];
    if (person === undefined) throw new Refused(404, 'Nobody is here.');
    const rows = await transcript.since(0);
    return {
      person,
      people: all,
      channels: [
        ...CHANNELS.map((id) => ({ id, kind: 'channel' as const, name: id })),
        { id: directOf(person.id), kind: 'direct', name: 'Funnelbot' },
      ],
      messages: backlog(rows, person.id),
      seq: rows.at(-1)?.seq ?? 0,
      clock: await clockState(),
      sampleLoaded: await isSampleLoaded(store),
      words: wordsIn(person.language),
    };
  };

  const search: Route = async (_request, query): Promise<Options> => {
    const person = await personOf(query.get('person'));
    const source = SEARCH_SOURCES.find((one) => one === query.get('source'));
    if (source === undefined) throw new Refused(400, 'Search members or deals.');
    const text = (query.get('text') ?? '').slice(0, 200);
    return dispatcher.search({ who: identityOf(person, null), source, text });
  };

  const home: Route = async (_request, query): Promise<Card> =>
    render(await dispatcher.home(identityOf(await personOf(query.get('person')), null)));

  return new Map([
    ['GET state', state],
    ['GET search', search],
    ['GET home', home],
    ['GET people', async () => people.all()],
    ['POST say', say],
    ['POST press', press],
    ['POST submit', submit],
    ['POST to-lead', toLead],
    ['POST dismiss', dismiss],
    ['POST clock', travel],
    ['POST people', addPerson],
    ['POST sample', sample],
  ]);
};
