import { defineField } from '../define-field.ts';

export const phone = defineField({
  id: 'phone',
  type: { kind: 'phone' },
  words: { en: ['phone', 'tel', 'mobile'], 'zh-CN': ['电话', '手机'] },
  own: true,
  masked: true,
  searched: true,
  form: { position: 30 },
  lead: {},
  card: { line: 'contact' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    phone: typeof phone;
  }
}
