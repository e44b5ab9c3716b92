import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { translator } from '../../src/cards/kit/translate.ts';
import { HELP } from '../../src/commands/registry.ts';
import type { Language } from '../../src/domain/language.ts';

export const READMES: readonly (readonly [file: string, language: Language, head: string])[] = [
  ['README.md', 'en', '| command | does |'],
  ['README.zh-CN.md', 'zh-CN', '| 命令 | 作用 |'],
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The README's table of commands as the registry has them, a row for each, with the words of `/funnel help`. */
export const commandTable = (language: Language, head: string): string => {
  const t = translator(language);
  const rows = HELP.map(({ kind, usage }) => {
    const typed = usage[language].map((line) => `\`${cell(line)}\``).join(' · ');
    return `| ${typed} | ${cell(t(`help.${kind}`))} |`;
  });
  return [head, '|---|---|', ...rows, ''].join('\n');
};

/** The table as it stands in the file. */
export const tableIn = (text: string, head: string): string => {
  const start = text.indexOf(head);
  const rows = /^(?:\|.*\n)+/.exec(text.slice(start))?.[0];
  if (start < 0 || rows === undefined) throw new Error(`no table begins with ${head}`);
  return rows;
};

// Run as a script, it writes the tables anew.
if (process.argv[1] === import.meta.filename) {
  for (const [file, language, head] of READMES) {
    const path = resolve(import.meta.dirname, '../..', file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(tableIn(text, head), () => commandTable(language, head)),
    );
  }
}
