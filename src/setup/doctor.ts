import { type Config, ConfigError, loadConfig } from '../config.ts';
import { checkClock } from './check-clock.ts';
import { checkDatabase } from './check-database.ts';
import { checkFeishu } from './check-feishu.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { checkSlack } from './check-slack.ts';
import { type Finding, findingLines, fine, wrong } from './finding.ts';

/** Looks at all that the bot needs, changing nothing. `limit`: ms for each question to somebody else. */
export const examine = async (limit: number): Promise<{ text: string; healthy: boolean }> => {
  let config: Config;
  try {
    config = loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return report(
      error.problems.map((problem) => wrong('configuration', problem)),
      [],
    );
  }
  const { slack, feishu } = config;
  const { findings: database, digests } = await checkDatabase(config, limit);
  const [slackSeen, feishuSeen, publicUrl] = await Promise.all([
    slack === null ? null : checkSlack(slack, digests, limit),
    feishu === null ? null : checkFeishu(feishu, digests, limit),
    checkPublicUrl(config, limit),
  ]);
  const findings = [
    fine('configuration', connections(config)),
    ...config.warnings.map((warning) => wrong('configuration', warning)),
    ...database,
    ...(slackSeen?.findings ?? []),
    ...(feishuSeen?.findings ?? []),
    ...checkClock([slackSeen?.skew ?? null, feishuSeen?.skew ?? null]),
    ...publicUrl,
  ];
  return report(findings, secretsOf(config));
};

const report = (findings: readonly Finding[], secrets: readonly string[]) => ({
  text: findingLines(findings, secrets)
    .map((line) => `${line}\n`)
    .join(''),
  healthy: findings.every(({ well }) => well !== false),
});

const connections = ({ slack, feishu, playground }: Config): string =>
  [
    ...(slack === null ? [] : [`Slack (${slack.appToken === null ? 'HTTP' : 'Socket Mode'})`]),
    ...(feishu === null ? [] : [`Feishu (${feishu.mode === 'webhook' ? 'webhook' : 'long connection'})`]),
    ...(playground ? ['the playground'] : []),
  ].join(', ') || 'no messenger';

const secretsOf = ({ slack, feishu, apiToken }: Config): string[] =>
  [
    slack?.botToken,
    slack?.signingSecret,
    slack?.appToken,
    feishu?.appSecret,
    feishu?.encryptKey,
    feishu?.verificationToken,
    apiToken,
  ].filter((secret) => typeof secret === 'string');
