import { defineField } from '../define-field.ts';
import { longText } from '../field-type.ts';

export const painPoint = defineField({
  id: 'painPoint',
  type: longText(3000),
  words: { en: ['pain point', 'pain'], 'zh-CN': ['真实痛点', '痛点'] },
  own: true,
  form: { position: 110, gateHint: 'form.pain-point-hint' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    painPoint: typeof painPoint;
  }
}
