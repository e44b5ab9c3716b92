import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, refusalWords } from '../../src/cards/kit/refusal-words.ts';
import { isTranslationKey } from '../../src/cards/kit/translation-key.ts';
import { RULE_ERRORS } from '../../src/domain/rule-error.ts';
import en from '../../src/locales/en.json' with { type: 'json' };
import zhCN from '../../src/locales/zh-CN.json' with { type: 'json' };
import { LANGUAGES, seenBy } from './people.ts';

const CATALOGUES: Record<string, Readonly<Record<string, string>>> = { en, 'zh-CN': zhCN };

/** Where the code makes a key of a fixed beginning and a name. */
const MADE_OF = [
  'agenda.target.',
  'define.',
  'define.group.',
  'digest-kind.',
  'done.',
  'error.',
  'event.',
  'field-option.',
  'field.',
  'fix.told.',
  'funnel.against.',
  'hand-over.way.',
  'help.',
  'help.topic.',
  'language.',
  'list.due.',
  'lost.',
  'notice.',
  'own-days.',
  'pace.',
  'period.',
  'playbook.',
  'platform.',
  'playground.',
  'remedy.',
  'role.',
  'section.',
  'source.by.',
  'status.',
  'summary.agenda.',
  'summary.lacks.',
  'summary.lines.',
  'summary.no-leads.',
  'summary.nothing-closed.',
  'summary.period.',
  'summary.small.',
  'summary.title.',
  'target.is.',
  'target.none.',
  'target.span.',
  'touch.',
];
/** Names that come from outside: the messengers' codes. */
const OPEN_ENDED = ['remedy.'];

const SRC = resolve(import.meta.dirname, '../../src');
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n');

const keysOf = (language: string) => Object.keys(CATALOGUES[language] ?? {});
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(PLURAL, '');
const bases = new Set(keysOf('en').map(base));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
const spaces = [...new Set([...bases].map((key) => key.split('.')[0] ?? ''))];

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...new Set(keysOf('zh-CN').map(base))].sort()).toEqual([...bases].sort());
  });

  it.each(LANGUAGES)('have every plural form of %s where they have one', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = keysOf(language).filter((key) => PLURAL.test(key));
    const missing = counted.flatMap((key) =>
      forms.map((form) => `${base(key)}_${form}`).filter((one) => CATALOGUES[language]?.[one] === undefined),
    );
    expect(missing).toEqual([]);
    expect(counted.filter((key) => !forms.some((form) => key === `${base(key)}_${form}`))).toEqual([]);
  });

  it('ask for the same parameters in both languages', () => {
    const asked = (language: string) => {
      const found = new Map<string, string[]>();
      for (const [key, text] of Object.entries(CATALOGUES[language] ?? {})) {
        found.set(base(key), [...new Set([...(found.get(base(key)) ?? []), ...placeholders(text)])].sort());
      }
      return Object.fromEntries(found);
    };
    const counted = (names: string[]) => names.filter((name) => name !== 'count');
    const english = asked('en');
    const chinese = asked('zh-CN');
    const differing = Object.keys(english).filter(
      (key) => `${counted(english[key] ?? [])}` !== `${counted(chinese[key] ?? [])}`,
    );
    expect(differing).toEqual([]);
  });

  it('leave nothing untranslated or empty', () => {
    for (const language of LANGUAGES) {
      expect(Object.entries(CATALOGUES[language] ?? {}).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
    const sentences = Object.entries(en).filter(([, text]) => /[a-z]+ [a-z]+ [a-z]+/.test(text));
    const same = sentences.filter(([key, text]) => CATALOGUES['zh-CN']?.[key] === text);
    expect(same).toEqual([]);
  });
});

describe('the code', () => {
  it('uses no key that is missing', () => {
    // The playground names its settings in the same way, and none of its keys in full.
    const named = spaces.filter((space) => space !== 'playground');
    const literal = new RegExp(`'((?:${named.join('|')})\\.[a-z](?:[\\w.-]*\\w)?)'`, 'g');
    const used = [...code.matchAll(literal)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(100);
    // Events of a messenger are named alike.
    expect(used.filter((key) => !bases.has(key) && !/_v\d$/.test(key))).toEqual([]);
    const asked = [...code.matchAll(/\bt\(\s*'([\w-]+\.[\w.-]+)'/g)].map((match) => match[1] ?? '');
    expect(asked.filter((key) => !bases.has(key))).toEqual([]);
  });

  it('makes keys only with the beginnings declared here', () => {
    const made = [...code.matchAll(/`([a-z][a-z-]*\.(?:[a-z-]+\.)?)\$\{/g)].map((match) => match[1] ?? '');
    const ofCatalogue = made.filter((start) => spaces.includes(start.split('.')[0] ?? ''));
    expect([...new Set(ofCatalogue)].sort()).toEqual([...MADE_OF].sort());
  });

  it('leaves no key unused', () => {
    const words = new Set([...code.matchAll(/[\w-]+/g)].map((match) => match[0]));
    const unused = [...bases].filter((key) => {
      if (code.includes(`'${key}'`)) return false;
      const start = MADE_OF.find((one) => key.startsWith(one));
      if (start === undefined) return true;
      if (OPEN_ENDED.includes(start)) return false;
      return !key
        .slice(start.length)
        .split('.')
        .every((name) => words.has(name));
    });
    expect(unused).toEqual([]);
  });
});

describe('an error', () => {
  it.each(LANGUAGES)('has a sentence in %s, whatever is not known to it', (language) => {
    const codes = Object.keys(en).flatMap((key) =>
      key.startsWith('error.') ? [key.slice('error.'.length)] : [],
    );
    expect(codes).toEqual(expect.arrayContaining([...RULE_ERRORS]));
    const view = seenBy(null, language);
    const dumb = codes.filter((code) => isErrorCode(code) && refusalWords(code, {}, view).includes(code));
    expect(dumb).toEqual([]);
  });
});

const isErrorCode = (code: string): code is ErrorCode => isTranslationKey(`error.${code}`);
