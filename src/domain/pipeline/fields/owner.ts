import { defineField } from '../define-field.ts';

/** The member responsible; none: the deal is in the pool. */
export const owner = defineField({
  id: 'owner',
  type: { kind: 'member' },
  words: { en: ['owner'], 'zh-CN': ['负责人'] },
  own: true,
  assigned: true,
  form: { position: 90 },
  lead: {},
});

declare module '../define-field.ts' {
  interface BuiltInFields {
    owner: typeof owner;
  }
}
