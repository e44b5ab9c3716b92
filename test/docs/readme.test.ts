import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { MENU } from '../../src/adapters/feishu/inbound/decode.ts';
import { parse } from '../../src/commands/parse.ts';
import { readConfig } from '../../src/config.ts';
import { CALLBACKS, EVENTS, PERMISSIONS } from '../../src/setup/feishu-app.ts';
import { MENU_KEYS } from '../../src/setup/feishu-steps.ts';
import { AMY, MEMBERS, NOW } from '../cards/people.ts';
import { WORKSPACE } from '../support/histories.ts';
import { commandTable, READMES, tableIn } from './command-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

const ENGLISH = read('README.md');
const CHINESE = read('README.zh-CN.md');
const BOTH: readonly [string, string][] = [
  ['README.md', ENGLISH],
  ['README.zh-CN.md', CHINESE],
];
const EXAMPLE = read('.env.example');
const VARIABLES = [...EXAMPLE.matchAll(/^#([A-Z_]+)=/gm)].map(([, name = '']) => name);

const FENCE = /^ *```(\w*)\n(.*?)^ *```$/gms;

/** The prose, without what stands in code blocks. */
const prose = (text: string): string => text.replace(FENCE, '');

const headings = (text: string): string[] =>
  [...prose(text).matchAll(/^(#+) /gm)].map(([, marks = '']) => marks);

/** Language and content of each code block; what a comment says is the translator's. */
const codeBlocks = (text: string): string[] =>
  [...text.matchAll(FENCE)].map(
    ([, language = '', code = '']) => `${language}\n${code.replace(/ +# .*$/gm, '')}`,
  );

/** The cells of each table's rows, head and rule left out. */
const tables = (text: string): string[][][] =>
  [...prose(text).matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );

const spans = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

const variablesIn = (text: string): string[] =>
  tables(text).flatMap((rows) =>
    rows.flatMap(([cell = '']) => spans(cell).filter((code) => /^[A-Z_]+$/.test(code))),
  );

/** The typed examples of a cell: one that does not name its command is about the same deal as the first. */
const examplesIn = (cell: string): string[] => {
  const typed = spans(cell).map((code) =>
    code
      .replaceAll('\\|', '|')
      .replace(/\s*\[.*\]/g, '')
      .replaceAll('…', 'abc')
      .trim(),
  );
  const [command = '', number = ''] = typed[0]?.split(' ') ?? [];
  return typed.map((text) => (/^[/／]/.test(text) ? text : `${command} ${number} ${text}`));
};

const context = {
  store: {
    team: {
      members: async () => [
        ...MEMBERS,
        { ...AMY, id: 9, name: '小李', team: 'north' },
        { ...AMY, id: 11, name: 'Nora', team: '北区' },
        { ...AMY, id: 12, name: 'Max', team: '华北' },
        { ...AMY, id: 10, name: '王伟' },
      ],
      identities: async (_: number, member: number) =>
        (['slack', 'feishu'] as const).map((platform) => ({
          member,
          platform,
          tenant: 'T',
          user: `${platform}-${member}`,
          name:
            [
              ...MEMBERS,
              { id: 9, name: platform === 'slack' ? 'Li' : '小李' },
              { id: 10, name: '王伟' },
            ].find(({ id }) => id === member)?.name ?? '',
          email: null,
          mobile: null,
          language: null,
          seenAt: null,
        })),
    },
    deals: { sources: async () => ['zhihu', '知乎'], search: async () => [] },
  },
  workspace: WORKSPACE,
  member: AMY,
  language: 'en',
  conversation: null,
  now: NOW,
} as const;

const kindOf = async (typed: string): Promise<string> =>
  (await parse({ command: null, text: typed, mentions: new Map() }, context)).kind;

/** What each row of the table of commands asks for. */
const commandsOf = async (text: string): Promise<string[][]> => {
  const rows = tables(text).find(([first]) => /^`\/(?:lead|线索)`/.test(first?.[0] ?? '')) ?? [];
  return Promise.all(
    rows.map(async ([cell = '']) => {
      const kinds = await Promise.all(examplesIn(cell).map(kindOf));
      return [...new Set(kinds)].sort();
    }),
  );
};

describe('the two READMEs', () => {
  it('point at each other', () => {
    expect(ENGLISH).toContain('](README.zh-CN.md)');
    expect(CHINESE).toContain('](README.md)');
  });

  it('have the same headings, code blocks and tables', () => {
    expect(headings(CHINESE)).toEqual(headings(ENGLISH));
    expect(headings(ENGLISH).length).toBeGreaterThan(12);
    expect(codeBlocks(CHINESE)).toEqual(codeBlocks(ENGLISH));
    expect(codeBlocks(ENGLISH).length).toBeGreaterThan(6);
    const shape = (text: string) => tables(text).map((rows) => rows.length);
    expect(shape(CHINESE)).toEqual(shape(ENGLISH));
  });

  it('have as many list items and steps under each heading', () => {
    const items = (text: string) =>
      prose(text)
        .split(/^#+ .*$/m)
        .map((section) => section.match(/^ *(?:\d+\.|-) /gm)?.length ?? 0);
    expect(items(CHINESE)).toEqual(items(ENGLISH));
  });

  it('teach commands that are understood, row by row the same ones', async () => {
    const english = await commandsOf(ENGLISH);
    expect(english.length).toBeGreaterThan(15);
    expect(await commandsOf(CHINESE)).toEqual(english);
  });

  it.each(READMES)('have the table of commands in %s as the registry has it', (file, language, head) => {
    // After a change: npx tsx test/docs/command-table.ts
    expect(tableIn(read(file), head)).toBe(commandTable(language, head));
  });

  it('link only to files that exist', () => {
    for (const [, text] of BOTH) {
      const files = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = '']) => file);
      expect(files.filter((file) => !existsSync(resolve(ROOT, file)))).toEqual([]);
    }
  });
});

describe('the configuration', () => {
  it('is explained in both READMEs and .env.example, every variable in each', () => {
    const sorted = [...VARIABLES].sort();
    expect(sorted.length).toBeGreaterThan(15);
    for (const [, text] of BOTH) expect([...variablesIn(text)].sort()).toEqual(sorted);
  });

  it('is all that config.ts knows', () => {
    const source = read('src/config.ts');
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name);
    expect([...new Set(known)].sort()).toEqual([...VARIABLES].sort());
  });

  it('in .env.example changes nothing when it is copied, and works with its defaults set', () => {
    expect(parseEnv(EXAMPLE)).toEqual({});
    const defaults = Object.fromEntries(
      Object.entries(parseEnv(EXAMPLE.replace(/^#([A-Z_]+=)/gm, '$1'))).filter(
        ([name]) => !/^(SLACK|FEISHU)_|TOKEN$|^PUBLIC_URL$|^TIMEZONE$/.test(name),
      ),
    );
    const here = readConfig({ TIMEZONE: 'UTC' });
    expect(readConfig({ ...defaults, TIMEZONE: 'UTC' })).toEqual(here);
  });
});

describe('what the READMEs tell to run', () => {
  it('are scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, text] of BOTH) {
      const run = [...text.matchAll(/\bnpm (?:run )?(\S+?)(?=[\s`]|$)/gm)].map(([, script = '']) => script);
      const known = new Set(['ci', ...Object.keys(scripts)]);
      expect(run.filter((script) => !known.has(script))).toEqual([]);
      expect(run.length).toBeGreaterThan(8);
    }
  });

  it('are commands and options of the command line', () => {
    const source = read('src/cli.ts');
    const words = [...source.matchAll(/command\('(\w+)'\)|'(?:-\w, )?(--[\w-]+)/g)];
    const known = new Set([...words.map(([, command, option]) => command ?? option), 'stuck-digest']);
    for (const [, text] of BOTH) {
      const typed = [...text.matchAll(/npm run cli -- ([\w -]+)/g)].flatMap(([, rest = '']) =>
        rest.trim().split(' '),
      );
      const options = [...text.matchAll(/`(--[a-z-]+)/g)].map(([, option = '']) => option);
      expect([...typed, ...options].filter((word) => !known.has(word) && word !== 'https')).toEqual([]);
      expect(options).toContain('--by-hand');
    }
  });

  it('grants exactly what the setup of Feishu asks for', () => {
    const granted = PERMISSIONS.map(({ scope }) => scope);
    for (const [, text] of BOTH) {
      const json = /```json\n(.*?)```/s.exec(text)?.[1] ?? '{}';
      expect(JSON.parse(json)).toEqual({ scopes: { tenant: granted, user: [] } });
      for (const name of [...EVENTS, ...CALLBACKS]) expect(text).toContain(`\`${name}\``);
    }
  });

  it('names the entries of the bot menu that the adapter knows', () => {
    expect([...MENU_KEYS]).toEqual([...MENU.keys()]);
    for (const [, text] of BOTH) for (const key of MENU_KEYS) expect(text).toContain(`\`${key}\``);
  });

  it('quotes log lines as they are written', () => {
    const sources = ['src/adapters/slack/inbound/webhook.ts', 'src/adapters/feishu/inbound/webhook.ts']
      .map(read)
      .join('\n');
    for (const [, text] of BOTH) {
      const quoted = [...text.matchAll(/["“](a request .*?)["”]/g)].map(([, line = '']) => line);
      expect(quoted).toHaveLength(2);
      for (const line of quoted) expect(sources).toContain(line);
    }
  });
});
