import { createInstance } from 'i18next';
import type { Language } from '../../domain/language.ts';
import en from '../../locales/en.json' with { type: 'json' };
import zhCN from '../../locales/zh-CN.json' with { type: 'json' };
import type { Translate } from './view.ts';

const catalogue = createInstance();
// Not awaited: the resources are in memory, so it is ready when the call returns.
void catalogue.init({
  initAsync: false,
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
});

/** Literal text at even places, names of parameters at odd ones. */
type Sentence = readonly string[];

/**
 * The catalogue in one language. i18next chooses the sentence (plural form by `count`, English where the
 * language has none, the key itself where nobody has) once; filling in is done here, since it is on the
 * path of every request, and so that parameters can never be looked up or expanded themselves.
 */
const build = (language: Language): Translate => {
  const choose = catalogue.getFixedT(language);
  const plurals = new Intl.PluralRules(language);
  /** Asking costs as much as the rest of a sentence, and most counts are small. */
  const small = Array.from({ length: 100 }, (_, count) => plurals.select(count));
  const plain = new Map<string, string>();
  const counted = new Map<string, Map<string, Sentence>>();
  const sentences = new Map<string, Sentence>();

  const sentence = (key: string, count: number | string | undefined): Sentence => {
    if (typeof count !== 'number') {
      const known = sentences.get(key);
      if (known !== undefined) return known;
      const split = choose(key, { skipInterpolation: true }).split(/\{\{(\w+)\}\}/);
      sentences.set(key, split);
      return split;
    }
    const form = small[count] ?? plurals.select(count);
    const forms = counted.get(key) ?? new Map<string, Sentence>();
    counted.set(key, forms);
    const known = forms.get(form);
    if (known !== undefined) return known;
    const split = choose(key, { count, skipInterpolation: true }).split(/\{\{(\w+)\}\}/);
    forms.set(form, split);
    return split;
  };

  return (key, params) => {
    if (params === undefined) {
      const known = plain.get(key);
      if (known !== undefined) return known;
      const text = choose(key, { skipInterpolation: true });
      if (text !== key) plain.set(key, text);
      return text;
    }
    const split = sentence(key, params.count);
    let text = split[0] ?? '';
    for (let at = 1; at < split.length; at += 2) {
      text += `${params[split[at] ?? ''] ?? ''}${split[at + 1] ?? ''}`;
    }
    return text;
  };
};

const translators: Record<Language, Translate> = { en: build('en'), 'zh-CN': build('zh-CN') };

/** The catalogue in one language. */
export const translator = (language: Language): Translate => translators[language];

/** The keys of the texts as they stand in the catalogue: what is listed for people is listed in this order. */
export const CATALOGUE_ORDER: readonly string[] = Object.keys(en);
