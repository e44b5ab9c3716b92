import { defineField } from '../define-field.ts';
import { text } from '../field-type.ts';

/** Where the deal came from. */
export const source = defineField({
  id: 'source',
  type: text(100),
  words: { en: ['source'], 'zh-CN': ['渠道', '来源'] },
  own: true,
  spelledLike: 'sources',
  form: { position: 60, hint: 'form.source-hint' },
  lead: { labels: ['source', 'from', '来源', '渠道', '来自'] },
  card: { line: 'own', always: true },
  list: { lacks: true, is: true },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    source: typeof source;
  }
}
