import { describe, expect, it } from 'vitest';
import { createSend } from '../../../src/adapters/playground/send.ts';
import type { Transcript, TranscriptRow } from '../../../src/adapters/playground/transcript.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import { DeliveryError } from '../../../src/chat/delivery-error.ts';
import { ManualClock } from '../../support/clock.ts';

const card = (title: string): Card => ({ title, tone: 'normal', body: [], more: null });
const SALES = { tenant: 'local', conversation: 'sales' };

const memory = () => {
  const rows: TranscriptRow[] = [];
  let seq = 0;
  const transcript: Transcript = {
    async append(row) {
      seq += 1;
      rows.push({ ...row, id: rows.length + 1, seq });
      return rows.length;
    },
    async update(id, body) {
      seq += 1;
      const row = rows.find((one) => one.id === id);
      if (row !== undefined) Object.assign(row, { body, seq });
    },
    find: async (channel, key) => rows.find((row) => row.channel === channel && row.key === key) ?? null,
    get: async (id) => rows.find((row) => row.id === id) ?? null,
    since: async (after) => rows.filter((row) => row.seq > after),
  };
  let changes = 0;
  const send = createSend(transcript, new ManualClock(), () => {
    changes += 1;
  });
  return { rows, transcript, send, changes: () => changes };
};

describe('sending to the playground', () => {
  it('posts to a channel, and to a person in their direct message', async () => {
    const { send, rows, changes } = memory();
    expect(await send.post(SALES, card('A'), 'k1', new Map([[7, 'bob']]))).toEqual({
      conversation: 'sales',
      messageId: '1',
    });
    expect(await send.post({ tenant: 'local', user: 'amy' }, card('B'), 'k2', new Map())).toEqual({
      conversation: 'direct-amy',
      messageId: '2',
    });
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ card: { title: 'A' }, mentions: ['bob'] });
    expect(changes()).toBe(2);
  });

  it('changes a message in its place', async () => {
    const { send, rows } = memory();
    const { messageId } = await send.post(SALES, card('A'), 'k1', new Map());
    await send.update(SALES, messageId, card('B'), new Map());
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0]?.body ?? '').card.title).toBe('B');
  });

  it('says that a message is gone, so that it is posted anew', async () => {
    const { send } = memory();
    for (const gone of ['99', 'nonsense']) {
      await expect(send.update(SALES, gone, card('B'), new Map())).rejects.toMatchObject({ gone: true });
    }
  });

  it('finds what was posted under a key, and nothing else', async () => {
    const { send } = memory();
    const posted = await send.post(SALES, card('A'), 'k1', new Map());
    expect(await send.find(SALES, 'k1', 0)).toEqual(posted);
    expect(await send.find(SALES, 'k2', 0)).toBeNull();
    expect(await send.find({ tenant: 'local', user: 'amy' }, 'k1', 0)).toBeNull();
  });

  it('asks for another try when the transcript could not be written', async () => {
    const { transcript } = memory();
    const broken = { ...transcript, append: () => Promise.reject(new Error('database is locked')) };
    const send = createSend(broken, new ManualClock(), () => undefined);
    const error: unknown = await send.post(SALES, card('A'), 'k1', new Map()).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ retryable: true, deliveryUnknown: true });
  });
});
