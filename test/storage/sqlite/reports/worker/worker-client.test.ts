import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkerClient } from '../../../../../src/storage/sqlite/reports/worker/worker-client.ts';
import { ManualTimers } from '../../../../support/timers.ts';

interface Said {
  say: string;
  thread: number;
}

const LIMIT = 60_000;
const IDLE = 30_000;

describe('a worker that is there while it is needed', () => {
  let timers: ManualTimers;
  let line: WorkerClient;
  const say = (text: string) => line.ask<Said>({ say: text });

  beforeEach(() => {
    timers = new ManualTimers();
    line = new WorkerClient({
      program: new URL('./answering.js', import.meta.url),
      options: { stderr: true },
      limit: LIMIT,
      idle: IDLE,
      after: (ms, run) => timers.after(ms, run),
    });
  });
  afterEach(() => line.close());

  it('answers in the order it was asked, all in one thread', async () => {
    const order: string[] = [];
    const answers = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => {
        const answer = await say(text);
        order.push(answer.say);
        return answer;
      }),
    );
    expect(order).toEqual(['a', 'b', 'c']);
    expect(new Set(answers.map(({ thread }) => thread)).size).toBe(1);
  });

  it('client on what a question was refused with, and goes on', async () => {
    const { thread } = await say('a');
    await expect(line.ask({ refuse: 'no such stage' })).rejects.toThrow('no such stage');
    expect(await say('b')).toEqual({ say: 'b', thread });
  });

  it.each([
    ['crash', 'the report thread failed'],
    ['end', 'the report thread ended with 3'],
  ])('rejects the question in which it dies (%s) and is started anew by the next', async (how, message) => {
    const { thread } = await say('a');
    const lost = line.ask({ [how]: true });
    const next = say('b');
    await expect(lost).rejects.toThrow(message);
    expect((await next).say).toBe('b');
    expect((await next).thread).not.toBe(thread);
  });

  it('gives a question up that takes too long, not those behind it', async () => {
    await say('a');
    const slow = line.ask({ silent: true });
    const next = say('b');
    const given = expect(slow).rejects.toThrow('a report took longer than 60 s');
    await Promise.resolve();
    timers.advance(LIMIT);
    await given;
    expect((await next).say).toBe('b');
  });

  it('ends when nobody has asked for a while, and is started by the next question', async () => {
    const { thread } = await say('a');
    timers.advance(IDLE - 1);
    expect((await say('b')).thread).toBe(thread);
    timers.advance(IDLE - 1);
    expect((await say('c')).thread).toBe(thread);
    timers.advance(IDLE);
    expect((await say('d')).thread).not.toBe(thread);
  });

  it('rejects what is under way and in line when it is closed, and all that is asked later', async () => {
    await say('a');
    const refused = [line.ask({ silent: true }), say('b')].map((one) =>
      expect(one).rejects.toThrow('the database was closed'),
    );
    await Promise.resolve();
    await line.close();
    await Promise.all(refused);
    await line.close();
    await expect(say('c')).rejects.toThrow('the database was closed');
    expect(timers.running).toBe(0);
  });
});
