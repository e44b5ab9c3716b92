import { defineField } from '../define-field.ts';

/** What the deal is worth, or was sold for. */
export const amount = defineField({
  id: 'amount',
  type: { kind: 'money' },
  words: { en: ['amount', 'value'], 'zh-CN': ['金额', '预算'] },
  own: true,
  traced: true,
  form: { position: 50 },
  lead: { labels: ['amount', 'budget', '金额', '预算'] },
  list: { column: true, lacks: true },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    amount: typeof amount;
  }
}
