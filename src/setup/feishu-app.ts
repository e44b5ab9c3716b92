/** What a Feishu/Lark app needs in order to be Funnelbot: asked for by `setup feishu`, checked by `doctor`. */

interface Permission {
  scope: string;
  why: string;
  /** Wider ones that include it. */
  within: readonly string[];
}

const WHOLE_DIRECTORY = [
  'contact:contact:readonly_as_app',
  'contact:contact:access_as_app',
  'contact:contact:readonly',
];

export const PERMISSIONS: readonly Permission[] = [
  {
    scope: 'im:message:send_as_bot',
    why: 'posts and updates cards, answers privately',
    within: ['im:message'],
  },
  {
    scope: 'im:message.p2p_msg:readonly',
    why: 'commands typed in a direct message',
    within: ['im:message.p2p_msg', 'im:message'],
  },
  {
    scope: 'im:message.group_at_msg:readonly',
    why: 'commands typed after @Funnelbot in a group',
    within: ['im:message.group_at_msg', 'im:message.group_msg', 'im:message'],
  },
  { scope: 'im:chat:readonly', why: 'whether the bot is in a group, and its name', within: ['im:chat'] },
  {
    scope: 'contact:contact.base:readonly',
    why: 'looks up the people who write to it',
    within: WHOLE_DIRECTORY,
  },
  { scope: 'contact:user.base:readonly', why: "people's names", within: WHOLE_DIRECTORY },
  {
    scope: 'contact:user.email:readonly',
    why: 'the same person on Slack and here is one member',
    within: WHOLE_DIRECTORY,
  },
  { scope: 'contact:user.phone:readonly', why: 'the same, by mobile number', within: WHOLE_DIRECTORY },
];

export const EVENTS = [
  'im.message.receive_v1',
  'application.bot.menu_v6',
  'im.chat.updated_v1',
  'contact.user.deleted_v3',
] as const;
export const CALLBACKS = ['card.action.trigger'] as const;

/** Where the open platform of a `FEISHU_DOMAIN` is. */
export const openPlatform = (domain: string): string => {
  if (domain === 'feishu') return 'https://open.feishu.cn';
  return domain === 'lark' ? 'https://open.larksuite.com' : domain;
};

/** Where apps are registered: the host beside the open platform's. */
export const accountsHost = (domain: string): string =>
  new URL(openPlatform(domain)).host.replace(/^open\./, 'accounts.');

export const missingPermissions = (granted: ReadonlySet<string>): readonly string[] =>
  PERMISSIONS.filter(({ scope, within }) => ![scope, ...within].some((one) => granted.has(one))).map(
    ({ scope }) => scope,
  );
