import { CALLBACKS, EVENTS, openPlatform, PERMISSIONS } from './feishu-app.ts';

/** Event keys of the bot's own menu, as the adapter knows them. */
export const MENU_KEYS = ['new_lead', 'my_deals', 'stuck', 'funnel'] as const;

/** Exactly what to click where an app cannot be created by a scan. */
export const byHand = (domain: string, appId: string | null): string[] => {
  const app = `${openPlatform(domain)}/app${appId === null ? '' : `/${appId}`}`;
  return [
    `By hand, at ${app}:`,
    ...(appId === null
      ? ['  1. Create Custom App, name it Funnelbot; Credentials & Basic Info has its App ID and App Secret.']
      : []),
    `  ${appId === null ? 2 : 1}. Add Features → Bot.`,
    `  ${appId === null ? 3 : 2}. Permissions & Scopes → Batch import:`,
    `     ${JSON.stringify({ scopes: { tenant: PERMISSIONS.map(({ scope }) => scope), user: [] } })}`,
    `  ${appId === null ? 4 : 3}. Events & Callbacks → Event configuration → persistent connection; add ${EVENTS.join(', ')}.`,
    `  ${appId === null ? 5 : 4}. Events & Callbacks → Callback configuration → persistent connection; add ${CALLBACKS.join(', ')}.`,
    `  ${appId === null ? 6 : 5}. Version Management & Release → Create a version, available to the team → publish.`,
    ...(appId === null ? ['  7. FEISHU_APP_ID and FEISHU_APP_SECRET into .env, then: funnelbot doctor'] : []),
  ];
};

/** What the scan cannot do, and how to begin. */
export const afterwards = (domain: string, appId: string): string[] => [
  '',
  `A menu for the bot is optional (${openPlatform(domain)}/app/${appId}/bot → Custom menu → push an event):`,
  `  event keys ${MENU_KEYS.join(', ')}`,
  '',
  'Next: start Funnelbot (npm start), find Funnelbot in Feishu and write "/funnel help" to it. The first person who does is its admin.',
  'In the group: Settings → Bots → add Funnelbot, then write "@Funnelbot /funnel here" to get the digests there.',
];
