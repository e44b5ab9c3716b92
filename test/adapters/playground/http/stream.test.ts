import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, State } from '../../../../src/adapters/playground/http/wire.ts';
import { BOT } from '../../../../src/adapters/playground/transcript.ts';
import { openStore } from '../../../../src/storage/sqlite/index.ts';
import { openTeam, type Team } from '../../../support/open-team.ts';
import { ask, post } from '../http.ts';

let bot: Team;
let url: string;

beforeAll(async () => {
  bot = await openTeam({ playground: true });
  url = bot.running.url;
});
afterAll(() => bot.stop());

const seqNow = async (): Promise<number> => {
  const state: State = JSON.parse((await ask(`${url}/playground/api/state?person=amy`)).text);
  return state.seq;
};
const say = (person: string, text: string) =>
  post(url, 'say', { person, channel: 'sales', request: randomUUID(), text });

/** What a page receives, until `enough` messages came. */
const receive = async (
  person: string,
  from: { after?: number; lastEventId?: number },
  enough: number,
): Promise<Message[]> => {
  const stop = new AbortController();
  const query = new URLSearchParams({ person, after: String(from.after ?? 0) });
  const response = await fetch(`${url}/playground/api/stream?${query}`, {
    signal: stop.signal,
    headers: from.lastEventId === undefined ? {} : { 'last-event-id': String(from.lastEventId) },
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const got: Message[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const parts = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^event: message\ndata: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) got.push(JSON.parse(data));
    }
    if (got.length >= enough) break;
  }
  stop.abort();
  return got;
};
const texts = (messages: readonly Message[]) =>
  messages.map(({ body }) => (body.kind === 'said' ? body.text : body.kind));

describe('the stream', () => {
  it('brings what is said while it is open, to everyone', async () => {
    const after = await seqNow();
    const amy = receive('amy', { after }, 1);
    const bob = receive('bob', { after }, 1);
    await say('mia', 'good morning');
    expect(texts(await amy)).toEqual(['good morning']);
    expect(texts(await bob)).toEqual(['good morning']);
  });

  it('goes on where a page stopped listening, whatever its address says', async () => {
    const before = await seqNow();
    await say('amy', 'one');
    const between = await seqNow();
    await say('amy', 'two');
    expect(texts(await receive('bob', { after: before, lastEventId: between }, 1))).toEqual(['two']);
    expect(texts(await receive('bob', { after: before }, 2))).toEqual(['one', 'two']);
  });

  it('keeps what is private from everyone else', async () => {
    const after = await seqNow();
    await say('amy', '/funnel help');
    await say('amy', 'that was the help');
    expect(texts(await receive('bob', { after }, 1))).toEqual(['that was the help']);
    expect(texts(await receive('amy', { after }, 3))).toEqual(['/funnel help', 'card', 'that was the help']);
  });

  it('brings what another program wrote, such as a job run by hand', async () => {
    const after = await seqNow();
    const amy = receive('amy', { after }, 1);
    const other = await openStore(bot.databaseUrl, {
      clock: bot.clock,
      defaults: { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' },
    });
    const body = JSON.stringify({ kind: 'said', text: 'from outside' });
    const row = { channel: 'sales', person: null, author: BOT, key: null, body, at: bot.clock.now() };
    await other.transcript.append(row);
    expect(texts(await amy)).toEqual(['from outside']);
    await other.maintenance.close();
  });
});
