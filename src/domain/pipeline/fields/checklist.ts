import { defineField } from '../define-field.ts';

/** What has to be settled before the contract is signed. */
export const checklist = defineField({
  id: 'checklist',
  type: { kind: 'checks', options: ['budget', 'decision-maker', 'finance-legal', 'terms', 'payment'] },
  words: { en: ['checklist'], 'zh-CN': ['签约清单', '清单'] },
  own: true,
  form: { position: 160 },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    checklist: typeof checklist;
  }
}
