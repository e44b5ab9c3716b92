import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { setupSlack } from '../../src/setup/setup-slack.ts';

it('asks nobody for secrets who would type them in plain sight', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  await expect(setupSlack({ socket: true }, { input, output })).rejects.toThrow(
    'nothing was written: the questions go to the terminal, do not redirect the output',
  );
});
