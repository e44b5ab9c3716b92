import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { SetupError } from './setup-error.ts';

/** Where questions are asked: a person at a terminal, or a script that pipes the answers in. */
export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
}

export const isInteractive = ({ input, output }: Terminal): boolean =>
  input.isTTY === true && output.isTTY === true;

/** One line. Throws `SetupError` when the person leaves (Ctrl-C, Ctrl-D). */
export const ask = (terminal: Terminal, question: string): Promise<string> =>
  answerTo(terminal, question, false);

/** One line that is not shown while it is typed or pasted. */
export const askSecret = (terminal: Terminal, question: string): Promise<string> =>
  answerTo(terminal, question, true);

const answerTo = ({ input, output }: Terminal, question: string, hidden: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    let muted = false;
    const shown = new Writable({
      write(chunk, _encoding, done) {
        if (!muted) output.write(chunk);
        done();
      },
    });
    const line = createInterface({ input, output: shown, terminal: true, historySize: 0 });
    line.once('close', () => {
      if (hidden) output.write('\n');
      reject(new SetupError('stopped; nothing was written'));
    });
    line.once('SIGINT', () => line.close());
    line.question(question, (answer) => {
      resolve(answer.trim());
      line.close();
    });
    // The question has been written by now; from here on it is the answer that would be echoed.
    muted = hidden;
  });

/** All that is piped in, line by line, without the blank ones. */
export const pipedLines = async ({ input }: Terminal): Promise<readonly string[]> => {
  let text = '';
  for await (const chunk of input) text += String(chunk);
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
};
