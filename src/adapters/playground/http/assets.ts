import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Refused } from '../errors.ts';

/** The compiled page, also when this file runs from `src`: browsers read no TypeScript. */
const PAGE = join(import.meta.dirname, '../../../../dist/adapters/playground/page');

const resolved = createRequire(import.meta.url).resolve;
const VENDOR: ReadonlyMap<string, string> = new Map([
  ['preact.js', 'preact'],
  ['hooks.js', 'preact/hooks'],
  ['jsx-runtime.js', 'preact/jsx-runtime'],
]);

/** A file of the page. */
export interface Asset {
  type: string;
  content: Buffer;
}

/** A file of the page or of its one library. Throws `Refused` where there is none. */
export const asset = async (folder: string, name: string): Promise<Asset> => {
  const path = pathOf(folder, name);
  if (path === null) throw new Refused(404, 'There is no such file.');
  try {
    return {
      type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      content: await readFile(path),
    };
  } catch {
    throw new Refused(404, 'There is no such file. Was the project built (npm run build)?');
  }
};

const pathOf = (folder: string, name: string): string | null => {
  if (folder === 'page' && /^[a-z][a-z-]*\.(?:js|css)$/.test(name)) return join(PAGE, name);
  const vendor = folder === 'vendor' ? VENDOR.get(name) : undefined;
  return vendor === undefined ? null : resolved(vendor);
};
