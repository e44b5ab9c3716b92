import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenOptions, openStore } from '../../../src/storage/sqlite/index.ts';
import type { OpenedStore } from '../../contracts/store-scene.ts';
import { ManualClock } from '../../support/clock.ts';

export const DEFAULTS: OpenOptions['defaults'] = { zone: 'Asia/Shanghai', language: 'en', currency: 'CNY' };

export const tempFolder = (): { folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'funnelbot-store-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A store on a real file of its own. */
export const openTempStore = async (
  onSql?: (sql: string) => void,
): Promise<OpenedStore & { file: string; store: Awaited<ReturnType<typeof openStore>> }> => {
  const { folder, remove } = tempFolder();
  const file = join(folder, 'data', 'funnelbot.db');
  const clock = new ManualClock();
  const options: OpenOptions = { clock, defaults: DEFAULTS, ...(onSql && { onSql }) };
  const store = await openStore(`file:${file}`, options);
  return {
    store,
    clock,
    file,
    another: () => openStore(`file:${file}`, options),
    async close() {
      await store.maintenance.close();
      remove();
    },
  };
};
