import type { Language } from '../../domain/language.ts';
import type { View } from './view.ts';

const names: Record<Language, Intl.DisplayNames> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region' }),
};

/** In the reader's language. */
export const countryName = (code: string, { language }: View): string => names[language].of(code) ?? code;
