import { z } from 'zod';
import { defineCommand } from '../define-command.ts';
import { CommandError } from '../error.ts';
import { id } from '../inputs.ts';

const input = z.strictObject({ kind: z.literal('retry-send'), outbox: id });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'retry-send': z.infer<typeof input>;
  }
}

/** Puts a message that could not be delivered back in line. */
export const retrySend = defineCommand({
  kind: 'retry-send',
  about: null,
  permission: 'create',
  effect: 'write',
  input,
  async handle({ outbox }, { store, workspace, now, view }) {
    if (!(await store.outbox.requeue(workspace.id, outbox, now))) throw new CommandError('nothing-to-retry');
    return { kind: 'done', notice: view.t('done.retry-send') };
  },
});
