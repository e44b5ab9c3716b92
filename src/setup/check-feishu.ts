import type { Config } from '../config.ts';
import { channelTitle } from '../domain/digests/channel-title.ts';
import type { Conversation } from '../domain/team/member.ts';
import { attempt } from './attempt.ts';
import { openPlatform } from './feishu-app.ts';
import { botName, checkLongConnection, groupTrouble, missingScopes, tenantToken } from './feishu-tokens.ts';
import { type Finding, fine, wrong } from './finding.ts';

type FeishuConfig = NonNullable<Config['feishu']>;

/** The app's credentials, bot and permissions, the long connection, and whether the bot is where its digests go. */
export const checkFeishu = async (
  { appId, appSecret, domain, mode }: FeishuConfig,
  digests: readonly Conversation[],
  limit: number,
): Promise<{ findings: Finding[]; skew: number | null }> => {
  const access = { appId, appSecret, domain, limit };
  const given = await attempt(() => tenantToken(access));
  if (given.failed !== null) return { findings: [wrong('Feishu token', given.failed)], skew: null };
  const { token, skew } = given.found;
  const [bot, missing, connection] = await Promise.all([
    attempt(() => botName(access, token)),
    attempt(() => missingScopes(access, token)),
    mode === 'websocket' ? attempt(() => checkLongConnection(access)) : null,
  ]);
  const findings = [
    fine('Feishu token', `given for ${appId}`),
    bot.failed === null ? fine('Feishu bot', `${bot.found} is enabled`) : wrong('Feishu bot', bot.failed),
    missing.failed === null
      ? scopes(missing.found, `${openPlatform(domain)}/app/${appId}/auth`)
      : wrong('Feishu scopes', missing.failed),
  ];
  if (connection !== null) {
    findings.push(
      connection.failed === null
        ? fine('Feishu line', 'the long connection can be opened')
        : wrong('Feishu line', connection.failed),
    );
  }
  const groups = digests.filter(({ platform, kind }) => platform === 'feishu' && kind === 'channel');
  for (const channel of groups) {
    const { external } = channel;
    const seen = await attempt(() => groupTrouble(access, token, external));
    const trouble = seen.failed ?? seen.found;
    const what = `Feishu ${channelTitle(channel) ?? external}`;
    findings.push(trouble === null ? fine(what, 'the bot is in this digest group') : wrong(what, trouble));
  }
  return { findings, skew };
};

const scopes = (missing: readonly string[], page: string): Finding =>
  missing.length === 0
    ? fine('Feishu scopes', 'all that it needs')
    : wrong(
        'Feishu scopes',
        `${missing.join(', ')} missing: funnelbot setup feishu --update, or add them at ${page} and publish a version`,
      );
