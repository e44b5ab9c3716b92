import { defineField } from '../define-field.ts';
import { text } from '../field-type.ts';

export const campaign = defineField({
  id: 'campaign',
  type: text(100),
  words: { en: ['campaign'], 'zh-CN': ['活动'] },
  own: true,
  form: { position: 70 },
  lead: {},
  card: { line: 'own', behind: 'source' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    campaign: typeof campaign;
  }
}
