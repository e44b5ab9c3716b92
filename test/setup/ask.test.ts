import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ask, askSecret, pipedLines } from '../../src/setup/ask.ts';

/** A terminal as readline sees one: keys come in one by one, what it shows is collected. */
const terminal = () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = '';
  output.on('data', (chunk) => {
    shown += String(chunk);
  });
  return { input, output, shown: () => shown };
};

describe('a question in the terminal', () => {
  it('shows what is typed', async () => {
    const { input, output, shown } = terminal();
    const answer = ask({ input, output }, 'Address: ');
    input.write('https://x.com\r');
    expect(await answer).toBe('https://x.com');
    expect(shown()).toContain('Address: ');
    expect(shown()).toContain('https://x.com');
  });

  it('shows the question for a secret and nothing of the secret', async () => {
    const { input, output, shown } = terminal();
    const answer = askSecret({ input, output }, 'Token: ');
    for (const key of 'xoxb-hunter2') input.write(key);
    input.write('\x7f');
    input.write('3\r');
    expect(await answer).toBe('xoxb-hunter3');
    expect(shown()).toContain('Token: ');
    expect(shown()).not.toMatch(/xoxb|hunter|3/);
  });

  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('is left with %s', async (_name, key) => {
    const { input, output } = terminal();
    const answer = askSecret({ input, output }, 'Token: ');
    input.write(key);
    await expect(answer).rejects.toThrow('stopped; nothing was written');
  });
});

describe('what a script pipes in', () => {
  it('is read to its end, line by line, without blank ones', async () => {
    const { input, output } = terminal();
    const lines = pipedLines({ input, output });
    input.end('a\r\n\n  b  \nc');
    expect(await lines).toEqual(['a', 'b', 'c']);
  });
});
