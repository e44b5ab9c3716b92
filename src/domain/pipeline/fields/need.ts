import { defineField } from '../define-field.ts';
import { longText } from '../field-type.ts';

/** What the customer wants, as it was typed with the lead. */
export const need = defineField({
  id: 'need',
  type: longText(3000),
  words: { en: ['need'], 'zh-CN': ['需求'] },
  own: true,
  form: { position: 100 },
  lead: { labels: ['need', 'needs', '需求'], rest: true },
  card: { line: 'own', max: 300 },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    need: typeof need;
  }
}
