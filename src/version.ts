import { readFileSync } from 'node:fs';

const readVersion = (): string => {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about
    ? String(about.version)
    : 'unknown';
};

/** As in package.json, which stands one folder up from the source and from what is built alike. */
export const VERSION = readVersion();
