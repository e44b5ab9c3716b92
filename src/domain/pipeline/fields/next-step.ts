import { defineField } from '../define-field.ts';
import { longText } from '../field-type.ts';

/** What both sides agreed to do next. A planned follow-up is a next step too, with a time. */
export const nextStep = defineField({
  id: 'nextStep',
  type: longText(3000, 'one'),
  words: { en: ['next step'], 'zh-CN': ['下一步'] },
  own: true,
  orElse: ({ followUp }) => followUp !== null,
  form: { position: 140, gateHint: 'form.next-step-hint' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    nextStep: typeof nextStep;
  }
}
