import { defineField } from '../define-field.ts';
import { text } from '../field-type.ts';

/** Who the deal is with: what the deal is called by. */
export const company = defineField({
  id: 'company',
  type: text(200),
  words: { en: ['company'], 'zh-CN': ['客户公司', '公司', '客户'] },
  own: true,
  required: 'company-required',
  searched: true,
  form: { position: 10 },
  lead: { plainPart: 1, isName: true, like: 'form.company-like' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    company: typeof company;
  }
}
