import { CALLBACKS, EVENTS, openPlatform, PERMISSIONS } from './feishu-app.ts';

/** Event keys of the bot's own menu, as the adapter knows them. */
export const MENU_KEYS = ['new_lead', 'my_deals', 'stuck', 'funnel'] as const;

/** Exactly what to click where an app cannot be created by a scan. The console saves the last ones only while the bot is connected. */
export const byHand = (domain: string, appId: string | null): string[] => {
  const app = `${openPlatform(domain)}/app${appId === null ? '' : `/${appId}`}`;
  const isNew = appId === null;
  const steps = [
    ...(isNew ? ['Create Custom App, and name it Funnelbot.'] : []),
    'Add Features → Bot.',
    `Permissions & Scopes → Batch import:\n     ${JSON.stringify({ scopes: { tenant: PERMISSIONS.map(({ scope }) => scope), user: [] } })}`,
    ...(isNew
      ? [
          `Credentials & Basic Info: the App ID and App Secret into .env as FEISHU_APP_ID and FEISHU_APP_SECRET${domain === 'feishu' ? '' : `, and FEISHU_DOMAIN=${domain}`}.`,
        ]
      : []),
    'Start Funnelbot (npm start): only while it is connected can the next two be saved.',
    `Events & Callbacks → Event configuration → persistent connection; add ${EVENTS.join(', ')}.`,
    `Events & Callbacks → Callback configuration → persistent connection; add ${CALLBACKS.join(', ')}.`,
    'Version Management & Release → Create a version, available to the team → publish.',
    ...(isNew ? ['See whether all is well: funnelbot doctor'] : []),
  ];
  return [`By hand, at ${app}:`, ...steps.map((step, at) => `  ${at + 1}. ${step}`)];
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
