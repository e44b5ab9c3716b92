import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const TEXT = readFileSync(resolve(ROOT, 'ARCHITECTURE.md'), 'utf8');

/** What stands in backquotes between two parts of the text. */
const spansBetween = (start: string, end: string): string[] => {
  const from = TEXT.indexOf(start);
  const to = TEXT.indexOf(end, from);
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  return [...TEXT.slice(from + start.length, to).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
};

const filesOf = (adapter: string, ...names: readonly string[]): string[] =>
  names
    .filter((name) => !existsSync(resolve(ROOT, 'src/adapters', adapter, `${name}.ts`)))
    .map((name) => `${adapter}/${name}`);

describe('ARCHITECTURE.md', () => {
  it('names files that every adapter has', () => {
    const all = spansBetween('every one has', '; Slack and Feishu also have');
    const both = spansBetween('Slack and Feishu also have', '.\n');
    expect(all.length + both.length).toBeGreaterThan(15);
    expect([
      ...['slack', 'feishu', 'playground'].flatMap((adapter) => filesOf(adapter, ...all)),
      ...['slack', 'feishu'].flatMap((adapter) => filesOf(adapter, ...both)),
    ]).toEqual([]);
  });

  it('names no other file that Slack and Feishu both have', () => {
    const files = (adapter: string): string[] =>
      readdirSync(resolve(ROOT, 'src/adapters', adapter), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -'.ts'.length));
    const feishu = new Set(files('feishu'));
    const both = files('slack').filter((file) => feishu.has(file));
    expect(both.sort()).toEqual(spansBetween('every one has', '.\n').sort());
  });

  it('tells of every room there is, and of no other', () => {
    const rooms = readdirSync(resolve(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const floors = spansBetween('| floor | holds | may import |', '\n\n').map((span) =>
      span.replace(/\/.*$/, ''),
    );
    expect(rooms.filter((room) => !floors.includes(room))).toEqual([]);
  });

  it('sends nobody to a file that is not there', () => {
    const paths = [
      ...TEXT.matchAll(
        /`((?:domain|cards|commands|chat|adapters|storage|jobs|web|setup|test|src)\/[\w/.-]*)`/g,
      ),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !/[*<…]/.test(path));
    const exists = (path: string): boolean =>
      ['', 'src/'].some((room) =>
        ['', '.ts'].some((ending) => existsSync(resolve(ROOT, `${room}${path}${ending}`))),
      );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });
});
