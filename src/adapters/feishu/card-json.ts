/** An element of a card or a part of one, by its `tag`. */
export type Json = { readonly [name: string]: unknown };

/** Card JSON 2.0. https://open.feishu.cn/document/feishu-cards/card-json-v2-structure */
export interface FeishuCard {
  schema: '2.0';
  /** Must be shared explicitly, or an update shows for one person only. */
  config: { update_multi: true; width_mode?: 'fill'; summary?: { content: string } };
  header?: Json;
  body: { elements: readonly Json[] };
}
