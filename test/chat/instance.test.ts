import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { thisInstance } from '../../src/chat/instance.ts';

const HOST = hostname().replaceAll('/', '-');

describe('An instance', () => {
  const running = new Set([1, process.pid, 4242]);
  const { id, isDead } = thisInstance((pid) => running.has(pid));

  it.each([
    ['itself', id, false],
    ['one of this machine whose process is there', `${HOST}/4242/a`, false],
    ['one of this machine whose process is gone', `${HOST}/4243/a`, true],
    ['an earlier one that had the number we have now', `${HOST}/${process.pid}/a`, true],
    ['one of another machine', 'elsewhere/4243/a', false],
    ['what is no instance at all', 'nonsense', false],
  ])('takes %s for what it is', (_, other, dead) => {
    expect(isDead(other)).toBe(dead);
  });

  it('knows this process to run', () => {
    expect(thisInstance().isDead(`${HOST}/${process.ppid}/a`)).toBe(false);
  });
});
