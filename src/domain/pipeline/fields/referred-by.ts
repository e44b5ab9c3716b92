import { defineField } from '../define-field.ts';
import { text } from '../field-type.ts';

/** Who recommended the team, as typed: the name of a customer, found by its `companyKey`. */
export const referredBy = defineField({
  id: 'referredBy',
  type: text(200),
  words: { en: ['referred by', 'referrer'], 'zh-CN': ['推荐人', '转介绍', '介绍人'] },
  own: true,
  form: { position: 80, hint: 'form.referrer-hint' },
  lead: {
    labels: ['referred by', 'referrer', '推荐人', '介绍人', '转介绍', '转介绍人'],
    isName: true,
  },
  card: { line: 'own', max: 80 },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    referredBy: typeof referredBy;
  }
}
