import { loadConfig } from './config.ts';
import { backUp } from './storage/sqlite/kit/backup.ts';

/** Copies the configured database to a new file, and says what is in the copy. */
export const backup = async (to: string): Promise<string> => {
  const { file, bytes, deals } = await backUp(loadConfig().databaseUrl, to);
  return `${file}: ${deals} deals, ${(bytes / 1024 ** 2).toFixed(1)} MB, checked\n`;
};
