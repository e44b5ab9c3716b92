import { defineField } from '../define-field.ts';
import { text } from '../field-type.ts';

export const contact = defineField({
  id: 'contact',
  type: text(200),
  words: { en: ['contact'], 'zh-CN': ['联系人'] },
  own: true,
  searched: true,
  form: { position: 20 },
  lead: { labels: ['contact', '联系人', 'name', '姓名'], plainPart: 2, isName: true },
  card: { line: 'contact' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    contact: typeof contact;
  }
}
