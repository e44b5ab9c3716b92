import { defineField } from '../define-field.ts';

export const quoteSentOn = defineField({
  id: 'quoteSentOn',
  type: { kind: 'date', past: 'quote-in-future' },
  words: { en: ['quote sent', 'quote'], 'zh-CN': ['报价日期', '报价'] },
  own: true,
  form: { position: 150 },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    quoteSentOn: typeof quoteSentOn;
  }
}
