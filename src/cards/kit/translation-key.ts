import en from '../../locales/en.json' with { type: 'json' };

/** i18next's endings for the plural forms, which no caller names: `count` chooses. */
type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

/** A text of the catalogues: the compiler refuses one that English does not have, and a test one that Chinese does not. */
export type TranslationKey = WithoutPlural<keyof typeof en>;

/** What stands behind a beginning: `KeyUnder<'error.'>` are all codes that have a sentence. */
export type KeyUnder<Beginning extends string> = TranslationKey extends infer K
  ? K extends `${Beginning}${infer Rest}`
    ? Rest
    : never
  : never;

const KEYS: ReadonlySet<string> = new Set(Object.keys(en).map((key) => key.replace(/_(?:one|other)$/, '')));

/** For keys made of what is data: a team's own stage, a messenger's code. */
export const isTranslationKey = (key: string): key is TranslationKey => KEYS.has(key);
