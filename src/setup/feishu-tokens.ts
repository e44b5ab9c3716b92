import { z } from 'zod';
import { missingPermissions, openPlatform } from './feishu-app.ts';
import { SetupError } from './setup-error.ts';
import { type Answer, understood, vendorCall } from './vendor-call.ts';

export interface FeishuAccess {
  appId: string;
  appSecret: string;
  domain: string;
  /** ms. */
  limit: number;
}

export interface FeishuToken {
  token: string;
  skew: number | null;
}

/** Throws `SetupError`. https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal */
export const tenantToken = async (access: FeishuAccess): Promise<FeishuToken> => {
  const { appId: app_id, appSecret: app_secret } = access;
  const answer = await post(access, '/open-apis/auth/v3/tenant_access_token/internal', {
    app_id,
    app_secret,
  });
  const refused = refusal(answer, app_secret);
  if (refused !== null) {
    const remedy = refused.startsWith('http_')
      ? 'is FEISHU_DOMAIN right?'
      : 'copy App ID and App Secret again (Credentials & Basic Info); an app of Lark needs FEISHU_DOMAIN=lark';
    throw new SetupError(`Feishu said ${refused}: ${remedy}`);
  }
  const token = z.object({ tenant_access_token: z.string() }).safeParse(answer.body);
  if (!token.success) throw new SetupError('Feishu gave no token: is FEISHU_DOMAIN right?');
  return { token: token.data.tenant_access_token, skew: answer.skew };
};

/** Permissions the app needs and has not been granted. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list */
export const missingScopes = async (access: FeishuAccess, token: string): Promise<readonly string[]> => {
  const answer = await get(access, '/open-apis/application/v6/scopes', token);
  const refused = refusal(answer);
  if (refused !== null) throw new SetupError(`Feishu said ${refused}: is the app's version published?`);
  const { scopes } = understood(scopeList, answer).data;
  const granted = scopes.flatMap(({ scope_name, grant_status }) => (grant_status === 1 ? [scope_name] : []));
  return missingPermissions(new Set(granted));
};

/** The bot's name. Throws `SetupError` when it is not switched on. https://open.feishu.cn/document/client-docs/bot-v3/obtain-bot-info */
export const botName = async (access: FeishuAccess, token: string): Promise<string> => {
  const answer = await get(access, '/open-apis/bot/v3/info', token);
  const refused = refusal(answer);
  if (refused !== null) {
    throw new SetupError(`Feishu said ${refused}: add the Bot feature (Add Features) and publish a version`);
  }
  const { bot } = understood(botInfo, answer);
  if (bot.activate_status !== undefined && bot.activate_status !== ACTIVE) {
    throw new SetupError('the bot is not enabled: publish a version, and let an administrator approve it');
  }
  return bot.app_name ?? 'the bot';
};

/** Whether the long connection can be opened. Throws `SetupError`. */
export const checkLongConnection = async (access: FeishuAccess): Promise<void> => {
  const { appId: AppID, appSecret: AppSecret } = access;
  const answer = await post(access, '/callback/ws/endpoint', { AppID, AppSecret });
  const refused = refusal(answer, AppSecret);
  if (refused !== null) {
    throw new SetupError(
      `Feishu said ${refused}: choose "Receive events/callbacks through persistent connection" (Events & Callbacks), or set FEISHU_MODE=webhook`,
    );
  }
};

/** null: the bot is in the group; else what is wrong. https://open.feishu.cn/document/server-docs/group/chat-member/is_in_chat */
export const groupTrouble = async (
  access: FeishuAccess,
  token: string,
  chat: string,
): Promise<string | null> => {
  const path = `/open-apis/im/v1/chats/${encodeURIComponent(chat)}/members/is_in_chat`;
  const answer = await get(access, path, token);
  const refused = refusal(answer);
  if (refused !== null) return `Feishu said ${refused}: ${groupRemedy(refused)}`;
  if (understood(membership, answer).data.is_in_chat) return null;
  return 'the bot is not in the group: add it (Settings → Bots), or turn its digests off with /funnel here off';
};

/** https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code */
const groupRemedy = (refused: string): string => {
  if (refused.startsWith('232009')) return 'the group was dissolved: pause its digests in /funnel setup';
  if (refused.startsWith('99991672')) return 'add the missing permissions and publish a version';
  if (/^(http_|99991400)/.test(refused)) return 'try again in a minute';
  return 'see whether the bot is in the group (Settings → Bots), or pause its digests in /funnel setup';
};

const ACTIVE = 2;

const scopeList = z.object({
  data: z.object({
    scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).default([]),
  }),
});
const botInfo = z.object({
  bot: z.object({ app_name: z.string().optional(), activate_status: z.number().optional() }),
});
const membership = z.object({ data: z.object({ is_in_chat: z.boolean() }) });
const outcome = z.object({ code: z.number(), msg: z.string().optional() });

/** Feishu's code and words, or null when it agreed. `secret`: what was sent, should they quote it. */
const refusal = ({ status, body }: Answer, secret: string | null = null): string | null => {
  const said = outcome.safeParse(body);
  if (!said.success) return `http_${status}`;
  const { code, msg = '' } = said.data;
  const words = secret === null ? msg : msg.replaceAll(secret, '•••');
  return code === 0 ? null : `${code} ${words.slice(0, 120)}`.trim();
};

const post = ({ domain, limit }: FeishuAccess, path: string, body: object): Promise<Answer> =>
  vendorCall(
    `${openPlatform(domain)}${path}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    },
    limit,
  );

const get = ({ domain, limit }: FeishuAccess, path: string, token: string): Promise<Answer> =>
  vendorCall(`${openPlatform(domain)}${path}`, { headers: { authorization: `Bearer ${token}` } }, limit);
