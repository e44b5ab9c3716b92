import { defineField } from '../define-field.ts';

export const email = defineField({
  id: 'email',
  type: { kind: 'email' },
  words: { en: ['email', 'mail'], 'zh-CN': ['邮箱', '邮件'] },
  own: true,
  masked: true,
  searched: true,
  form: { position: 40 },
  lead: { labels: ['email', 'mail', '邮箱'] },
  card: { line: 'contact' },
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    email: typeof email;
  }
}
