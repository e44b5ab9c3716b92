import type { Config } from '../config.ts';
import { channelTitle } from '../domain/digests/channel-title.ts';
import type { Conversation } from '../domain/team/member.ts';
import { attempt } from './attempt.ts';
import { type Finding, fine, unknown, wrong } from './finding.ts';
import { channelTrouble, checkAppToken, checkBotToken } from './slack-tokens.ts';

type SlackConfig = NonNullable<Config['slack']>;

/** The tokens, what they may do, and whether the bot is where its digests go. */
export const checkSlack = async (
  { botToken, appToken, apiUrl }: SlackConfig,
  digests: readonly Conversation[],
  limit: number,
): Promise<{ findings: Finding[]; skew: number | null }> => {
  const access = { apiUrl, token: botToken, limit };
  const findings: Finding[] = [];
  const bot = await attempt(() => checkBotToken(access));
  if (bot.failed !== null) findings.push(wrong('Slack token', bot.failed));
  else {
    findings.push(fine('Slack token', bot.found.name), scopes(bot.found.missingScopes));
  }
  if (appToken !== null) {
    const socket = await attempt(() => checkAppToken({ apiUrl, token: appToken, limit }));
    findings.push(
      socket.failed === null
        ? fine('Slack app token', 'Socket Mode can be opened')
        : wrong('Slack app token', socket.failed),
    );
  }
  if (bot.failed !== null) return { findings, skew: null };
  const channels = digests.filter(({ platform, kind }) => platform === 'slack' && kind === 'channel');
  for (const channel of channels) {
    const { external } = channel;
    const seen = await attempt(() => channelTrouble(access, external));
    const trouble = seen.failed ?? seen.found;
    const what = `Slack ${channelTitle(channel) ?? external}`;
    findings.push(trouble === null ? fine(what, 'the bot is in this digest channel') : wrong(what, trouble));
  }
  return { findings, skew: bot.found.skew };
};

const scopes = (missing: readonly string[] | null): Finding => {
  if (missing === null) return unknown('Slack scopes', 'Slack did not say which were granted');
  if (missing.length === 0) return fine('Slack scopes', 'all of manifest.yml');
  return wrong(
    'Slack scopes',
    `${missing.join(', ')} missing: add them (OAuth & Permissions → Bot Token Scopes) and install the app again`,
  );
};
