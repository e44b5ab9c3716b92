import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What each room may import of ours; `types` may only be imported as types. The first matching room counts. */
const ROOMS: readonly {
  room: string;
  may: readonly string[];
  types?: readonly string[];
  never?: readonly RegExp[];
}[] = [
  {
    room: 'domain',
    may: ['domain', 'lib'],
    // node:module: to load a library of holidays when first asked for one.
    never: [/^node:(?!module$|path$)/, /slack/, /lark/, /drizzle/, /sqlite/, /^express/, /^pino/],
  },
  {
    room: 'cards',
    may: ['cards', 'domain', 'locales', 'lib'],
    never: [/^node:/, /slack/, /lark/, /drizzle/],
  },
  {
    room: 'commands',
    may: ['commands', 'domain', 'cards', 'lib'],
    never: [/slack/, /lark/, /drizzle/, /sqlite/, /^express/],
  },
  {
    room: 'chat',
    may: ['chat', 'commands', 'cards', 'domain', 'lib'],
    never: [/^node:http/, /^express/, /slack/, /lark/, /drizzle/, /sqlite/],
  },
  // What runs in the browser gets only pure rooms.
  {
    room: 'adapters/playground/page',
    may: ['adapters/playground/page', 'lib'],
    types: ['cards', 'commands', 'domain', 'adapters/playground'],
    never: [/^node:/],
  },
  {
    room: 'adapters/shared',
    may: ['adapters/shared', 'chat', 'cards', 'domain', 'lib'],
    types: ['commands'],
    never: [/slack/, /lark/, /drizzle/, /sqlite/],
  },
  {
    room: 'adapters/slack',
    may: ['adapters/slack', 'adapters/shared', 'chat', 'cards', 'domain', 'lib'],
    types: ['commands'],
    never: [/drizzle/, /lark/],
  },
  {
    room: 'adapters/feishu',
    may: ['adapters/feishu', 'adapters/shared', 'chat', 'cards', 'domain', 'lib'],
    types: ['commands'],
    never: [/drizzle/, /sqlite/, /slack/],
  },
  {
    room: 'adapters/playground',
    may: ['adapters/playground', 'adapters/shared', 'chat', 'cards', 'domain', 'lib'],
    types: ['commands'],
    never: [/slack/, /lark/, /drizzle/, /sqlite/],
  },
  { room: 'storage', may: ['storage', 'domain', 'lib'], never: [/slack/, /lark/, /^express/] },
  {
    room: 'jobs',
    may: ['jobs', 'domain', 'cards', 'chat', 'lib'],
    never: [/slack/, /lark/, /drizzle/, /sqlite/],
  },
  {
    room: 'web',
    may: ['web', 'commands', 'domain', 'chat', 'lib'],
    types: ['adapters/shared'],
    never: [/slack/, /lark/, /drizzle/, /sqlite/],
  },
  {
    room: 'setup',
    may: ['setup', 'config.ts', 'domain', 'storage', 'lib'],
    never: [/bolt/, /web-api/, /drizzle/, /^express/],
  },
  { room: 'locales', may: [] },
  {
    room: 'lib',
    may: ['lib'],
    never: [/^node:(?!fs$|path$|url$)/, /slack/, /lark/, /drizzle/, /sqlite/, /^express/],
  },
];

interface Import {
  from: string;
  target: string;
  typeOnly: boolean;
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    return {
      from: file.split(sep).join('/'),
      target: target.startsWith('.')
        ? relative(SRC, resolve(SRC, dirname(file), target))
            .split(sep)
            .join('/')
        : target,
      typeOnly: match[1] !== undefined,
    };
  });

const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

const trespasses = (one: Import, ours: boolean): boolean => {
  const rules = ROOMS.find(({ room }) => within(one.from, room));
  if (rules === undefined) return false;
  if (!ours) return rules.never?.some((pattern) => pattern.test(one.target)) ?? false;
  if (rules.may.some((room) => within(one.target, room))) return false;
  return !(one.typeOnly && rules.types?.some((room) => within(one.target, room)));
};

/** Files that lead from the first to itself; none: []. */
const circleIn = (graph: ReadonlyMap<string, readonly string[]>): string[] => {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found.length > 0) return found;
  }
  return [];
};

describe('the rooms', () => {
  const imports = sources.flatMap(importsOf);
  const isOurs = ({ target }: Import) =>
    sources.some((file) => file.split(sep).join('/') === target) || target.endsWith('.json');

  it('import only what they may', () => {
    expect(imports.length).toBeGreaterThan(100);
    const wrong = imports.filter((one) => trespasses(one, isOurs(one)));
    expect(wrong.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });

  it('are caught when they trespass', () => {
    expect(trespasses({ from: 'domain/deals/deal.ts', target: 'chat/event.ts', typeOnly: true }, true)).toBe(
      true,
    );
    expect(trespasses({ from: 'cards/kit/card.ts', target: 'commands/run.ts', typeOnly: false }, true)).toBe(
      true,
    );
    expect(trespasses({ from: 'cards/kit/card.ts', target: 'commands/reply.ts', typeOnly: true }, true)).toBe(
      true,
    );
    expect(trespasses({ from: 'commands/run.ts', target: '@slack/bolt', typeOnly: false }, false)).toBe(true);
  });

  it('hold no file that imports another which imports it, types included', () => {
    const graph = new Map(sources.map((file) => [file, [] as string[]]));
    for (const one of imports)
      if (isOurs(one) && graph.has(one.target)) graph.get(one.from)?.push(one.target);
    expect(circleIn(graph)).toEqual([]);
    expect(
      circleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a', 'b', 'c', 'a']);
  });

  it('leave the environment to config.ts', () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(readers).toEqual(['config.ts']);
  });

  it('never reach the tests', () => {
    expect(imports.filter(({ target }) => target.includes('..') || target.includes('test/'))).toEqual([]);
  });

  it('hold no file over 400 lines', () => {
    const long = sources.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
