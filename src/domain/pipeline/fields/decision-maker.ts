import { defineField } from '../define-field.ts';
import { longText } from '../field-type.ts';

export const decisionMaker = defineField({
  id: 'decisionMaker',
  type: longText(3000, 'one'),
  words: { en: ['decision maker', 'decides'], 'zh-CN': ['决策人'] },
  own: true,
  form: { position: 130, gateHint: 'form.decision-maker-hint' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    decisionMaker: typeof decisionMaker;
  }
}
