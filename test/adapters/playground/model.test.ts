import { describe, expect, it } from 'vitest';
import type { Message, State } from '../../../src/adapters/playground/http/wire.ts';
import { begin, HOME, reduce } from '../../../src/adapters/playground/page/model.ts';

const message = (id: number, seq: number, more: Partial<Message> = {}): Message => ({
  id,
  seq,
  channel: 'sales',
  private: false,
  author: 'bob',
  at: 0,
  body: { kind: 'said', text: `message ${id} at ${seq}` },
  ...more,
});

const state = (messages: readonly Message[]): State => ({
  person: { id: 'amy', name: 'Amy', role: 'rep', language: 'en' },
  people: [],
  channels: [
    { id: 'sales', kind: 'channel', name: 'sales' },
    { id: 'direct-amy', kind: 'direct', name: 'Funnelbot' },
  ],
  messages,
  seq: 0,
  clock: { now: 0, zone: 'UTC' },
  sampleLoaded: false,
  words: {},
});

const arriving = (messages: readonly Message[], ...news: readonly Message[]) =>
  news.reduce(
    (model, one) => reduce(model, { kind: 'message', message: one }),
    begin(state(messages), 'sales'),
  );

describe('the page', () => {
  it('changes a message in its place', () => {
    const { messages } = arriving([message(1, 1), message(2, 2)], message(1, 3));
    expect(messages.map(({ id, seq }) => [id, seq])).toEqual([
      [1, 3],
      [2, 2],
    ]);
  });

  it('never goes back to an older state of a message', () => {
    expect(arriving([message(1, 5)], message(1, 3)).messages).toEqual([message(1, 5)]);
  });

  it('puts a message where its number says, however late it comes', () => {
    const { messages } = arriving([message(1, 1), message(3, 3)], message(2, 4));
    expect(messages.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('forgets what was removed', () => {
    expect(arriving([message(1, 1)], message(1, 2, { body: { kind: 'removed' } })).messages).toEqual([]);
  });

  it('counts what is new elsewhere until somebody goes there; changes and own messages are no news', () => {
    const model = arriving(
      [message(1, 1, { channel: 'direct-amy' })],
      message(2, 2, { channel: 'direct-amy' }),
      message(2, 3, { channel: 'direct-amy' }),
      message(3, 4, { channel: 'direct-amy', author: 'amy' }),
      message(4, 5),
    );
    expect(model.unread).toEqual({ 'direct-amy': 1 });
    expect(reduce(model, { kind: 'go', place: 'direct-amy' }).unread['direct-amy']).toBe(0);
  });

  it('begins in the first channel when the address names none that exists', () => {
    expect(begin(state([]), 'nowhere').place).toBe('sales');
    expect(begin(state([]), HOME).place).toBe(HOME);
  });
});
