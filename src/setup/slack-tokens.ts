import { z } from 'zod';
import { SetupError } from './setup-error.ts';
import { manifestScopes } from './slack-manifest.ts';
import { type Answer, understood, vendorCall } from './vendor-call.ts';

interface Access {
  /** Ends with a slash. */
  apiUrl: string;
  token: string;
  /** ms. */
  limit: number;
}

export interface SlackBot {
  /** `@funnelbot in Acme (https://acme.slack.com/)`. */
  name: string;
  /** Asked for by manifest.yml and not granted; null: Slack did not say. */
  missingScopes: readonly string[] | null;
  skew: number | null;
}

/** Whose the bot token is and what it may do. Throws `SetupError`. https://docs.slack.dev/reference/methods/auth.test */
export const checkBotToken = async (access: Access): Promise<SlackBot> => {
  const answer = await slackCall(access, 'auth.test', {});
  const refused = refusal(answer);
  if (refused !== null) throw new SetupError(`Slack said ${refused}: ${botTokenRemedy(refused)}`);
  const { user, team, url } = understood(identity, answer);
  const granted = answer.headers.get('x-oauth-scopes');
  const scopes = granted === null ? null : new Set(granted.split(',').map((scope) => scope.trim()));
  return {
    name: [`@${user ?? 'bot'}`, ...(team ? [`in ${team}`] : []), ...(url ? [`(${url})`] : [])].join(' '),
    missingScopes: scopes === null ? null : manifestScopes().filter((scope) => !scopes.has(scope)),
    skew: answer.skew,
  };
};

/** Whether Socket Mode can be opened. Throws `SetupError`. https://docs.slack.dev/reference/methods/apps.connections.open */
export const checkAppToken = async (access: Access): Promise<void> => {
  const refused = refusal(await slackCall(access, 'apps.connections.open', {}));
  if (refused === null) return;
  const remedy =
    passing(refused) ??
    (refused === 'missing_scope' || refused === 'no_permission'
      ? 'give the app-level token the scope connections:write (Basic Information → App-Level Tokens)'
      : refused === 'socket_mode_not_enabled' || refused === 'feature_not_enabled'
        ? 'turn on Settings → Socket Mode'
        : 'copy the app-level token again (xapp-…, Basic Information → App-Level Tokens)');
  throw new SetupError(`Slack said ${refused}: ${remedy}`);
};

/** null: the bot can read and so post there; else what is wrong. A message can be read in an archived channel too. */
export const channelTrouble = async (access: Access, channel: string): Promise<string | null> => {
  const refused = refusal(await slackCall(access, 'conversations.history', { channel, limit: '1' }));
  switch (refused) {
    case null:
      return (await isArchived(access, channel))
        ? 'the channel is archived: unarchive it, or pause its digests in /funnel setup'
        : null;
    case 'not_in_channel':
    case 'channel_not_found':
      return `Slack said ${refused}: /invite @Funnelbot there, or turn its digests off with /funnel here off`;
    case 'missing_scope':
      return `Slack said ${refused}: add the missing scopes and install the app again`;
    case 'ratelimited':
      return `Slack said ${refused}: ${LATER}`;
    default:
      return `Slack said ${refused}: see whether @Funnelbot is in the channel, or pause its digests in /funnel setup`;
  }
};

/** False also where the app may not know, as its missing scopes are told anyway. */
const isArchived = async (access: Access, channel: string): Promise<boolean> => {
  const { body } = await slackCall(access, 'conversations.info', { channel });
  return description.safeParse(body).data?.channel.is_archived === true;
};

const description = z.object({ channel: z.object({ is_archived: z.boolean() }) });

const identity = z.object({
  user: z.string().optional(),
  team: z.string().optional(),
  url: z.string().optional(),
});

const slackCall = (
  { apiUrl, token, limit }: Access,
  method: string,
  args: Record<string, string>,
): Promise<Answer> =>
  vendorCall(
    `${apiUrl}${method}`,
    { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new URLSearchParams(args) },
    limit,
  );

const outcome = z.object({ ok: z.boolean(), error: z.string().optional() });

/** Slack's code, or null when it agreed. */
const refusal = ({ status, body }: Answer): string | null => {
  const said = outcome.safeParse(body);
  if (status === 429) return 'ratelimited';
  if (!said.success) return `http_${status}`;
  return said.data.ok ? null : (said.data.error ?? 'unknown_error');
};

const LATER = 'try again in a minute';

/** What helps against what is no token's fault; null: it may be one's. */
const passing = (code: string): string | null => {
  if (code === 'ratelimited') return LATER;
  return code.startsWith('http_') ? 'is SLACK_API_URL right?' : null;
};

const botTokenRemedy = (code: string): string => {
  const later = passing(code);
  if (later !== null) return later;
  if (/^(account_inactive|token_revoked|token_expired|org_login_required)$/.test(code)) {
    return 'install the app again and take its new Bot User OAuth Token (OAuth & Permissions)';
  }
  return 'copy the Bot User OAuth Token again (xoxb-…, OAuth & Permissions)';
};
