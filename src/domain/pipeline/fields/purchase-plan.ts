import { defineField } from '../define-field.ts';
import { longText } from '../field-type.ts';

/** When they want to buy. */
export const purchasePlan = defineField({
  id: 'purchasePlan',
  type: longText(3000, 'one'),
  words: { en: ['purchase plan', 'plan'], 'zh-CN': ['采购计划'] },
  own: true,
  form: { position: 120, gateHint: 'form.purchase-plan-hint' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    purchasePlan: typeof purchasePlan;
  }
}
