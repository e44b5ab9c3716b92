import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');
const EXPORTED = /^export (?:abstract )?(?:async )?(?:const|function|class|interface|type|enum) (\w+)/;

/** The exports of a file above which nothing says what they are. */
const undocumented = (file: string): string[] => {
  const lines = readFileSync(join(SRC, file), 'utf8').split('\n');
  const told = new Set<string>();
  return lines.flatMap((line, index) => {
    const name = EXPORTED.exec(line)?.[1];
    if (name === undefined) return [];
    // A linter's exception stands between; a further overload is told of with the first.
    const above = lines.slice(0, index).findLast((one) => !one.startsWith('// biome-ignore')) ?? '';
    if (above.endsWith('*/')) told.add(name);
    return told.has(name) ? [] : [`${file}: ${name}`];
  });
};

describe('What another room may use', () => {
  it.each(['lib', 'domain/ports', 'commands', 'chat', 'adapters', 'storage', 'jobs'])(
    'says above it what it is, in %s',
    (room) => {
      const files = readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(room, file));
      expect(files.length).toBeGreaterThan(2);
      expect(files.flatMap(undocumented)).toEqual([]);
    },
  );
});
