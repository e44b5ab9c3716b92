import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

interface SlackConfig {
  botToken: string;
  /** Null only in Socket Mode, where nothing comes in over HTTP. */
  signingSecret: string | null;
  /** Set: Socket Mode. */
  appToken: string | null;
  apiUrl: string;
}

interface FeishuConfig {
  appId: string;
  appSecret: string;
  /** Set: events come encrypted and signed. */
  encryptKey: string | null;
  /** Null only over the long connection, where nothing comes in over HTTP. */
  verificationToken: string | null;
  /** `feishu`, `lark`, or the base URL of another deployment, without a slash at the end. */
  domain: string;
  mode: 'websocket' | 'webhook';
}

export interface Config {
  host: string;
  /** 0: any free port. */
  port: number;
  /** `file:…`. */
  databaseUrl: string;
  slack: SlackConfig | null;
  feishu: FeishuConfig | null;
  playground: boolean;
  apiToken: string | null;
  publicUrl: string | null;
  /** What a new workspace starts with. */
  defaults: { zone: string; language: 'en' | 'zh-CN'; currency: string };
  logLevel: (typeof LOG_LEVELS)[number];
  /** Odd, but no reason not to start. */
  warnings: readonly string[];
}

/** The configuration cannot work. One line per problem, each naming its variable and never its secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('\n'), { cause });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, and below it a `.env` file in the working directory. */
export const loadConfig = (): Config => readConfig({ ...envFile(), ...process.env });

/** What is set, unchecked: for setting up, when things are still missing. */
export const environment = (): {
  set: Readonly<Record<string, string>>;
  outsideFile: ReadonlySet<string>;
} => ({
  set: withoutBlanks({ ...envFile(), ...process.env }),
  outsideFile: new Set(Object.keys(withoutBlanks(process.env))),
});

/** In the working directory. */
export const ENV_FILE = '.env';

const envFile = (): Environment => {
  if (!existsSync(ENV_FILE)) return {};
  try {
    return parseEnv(readFileSync(ENV_FILE, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError(
      [
        `${ENV_FILE} cannot be read (${code}): it has to be a file that belongs to the user who runs Funnelbot`,
      ],
      error,
    );
  }
};

/** Checks and completes the environment. Throws `ConfigError` with all that is wrong, not only the first. */
export const readConfig = (env: Environment): Config => {
  const set = withoutBlanks(env);
  const read = variables.safeParse(set);
  const alone = read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...alone, ...together(set)];
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const e = read.data;
  const slack = e.SLACK_BOT_TOKEN === undefined ? null : slackOf(e.SLACK_BOT_TOKEN, e);
  const feishu = feishuOf(e);
  const playground = e.PLAYGROUND ?? (slack === null && feishu === null);
  const language = e.LOCALE ?? 'en';
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    slack,
    feishu,
    playground,
    apiToken: e.API_TOKEN ?? null,
    publicUrl: e.PUBLIC_URL ?? null,
    defaults: {
      zone: e.TIMEZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      language,
      currency: e.CURRENCY ?? (language === 'zh-CN' ? 'CNY' : 'USD'),
    },
    logLevel: e.LOG_LEVEL,
    warnings: warningsOf({ host: e.HOST, playground, slack, feishu }),
  };
};

const warningsOf = (config: Pick<Config, 'host' | 'playground' | 'slack' | 'feishu'>): string[] => {
  const warnings: string[] = [];
  if (config.slack === null && config.feishu === null && !config.playground) {
    warnings.push(
      'No messenger is connected: run "funnelbot setup slack" or "funnelbot setup feishu", or set PLAYGROUND=1 to try the bot in a browser.',
    );
  }
  if (config.feishu?.mode === 'webhook' && config.feishu.encryptKey === null) {
    warnings.push(
      'FEISHU_ENCRYPT_KEY is not set: what Feishu sends is neither encrypted nor signed, only its token is checked.',
    );
  }
  if (config.playground && !LOOPBACK.test(config.host)) {
    warnings.push(
      `The playground answers on this machine only, although HOST is ${config.host}: it has no sign-in.`,
    );
  }
  return warnings;
};

/** `NAME=` in a file means: not set. */
const withoutBlanks = (env: Environment): Record<string, string> => {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const trimmed = value?.trim() ?? '';
    if (trimmed !== '') set[name] = trimmed;
  }
  return set;
};

const ON = ['1', 'true', 'on', 'yes'];
const OFF = ['0', 'false', 'off', 'no'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

const isZone = (name: string): boolean => {
  // Newer engines take offsets such as +08:00 too, which know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const isWebAddress = (text: string): boolean => {
  const protocol = URL.canParse(text) ? new URL(text).protocol : null;
  return protocol === 'http:' || protocol === 'https:';
};

const PORT_RULE = 'must be a whole number from 0 to 65535 (0: any free port)';
const DATABASE_RULE = 'must be file: and a path, such as file:./data/funnelbot.db';
const ADDRESS_RULE = 'must be a web address, such as https://funnelbot.example.com';

const token = (wrongStarts: readonly string[], rule: string) =>
  z
    .string()
    .refine((text) => !/\s/.test(text), 'must not contain spaces')
    .refine((text) => !wrongStarts.some((start) => text.startsWith(start)), rule);

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT_RULE)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => !/^postgres(ql)?:/.test(url),
      'names PostgreSQL, which is not in this version yet: use file: and a path',
    )
    .refine((url) => /^postgres(ql)?:/.test(url) || /^file:./.test(url), DATABASE_RULE)
    .default('file:./data/funnelbot.db'),
  SLACK_BOT_TOKEN: token(
    ['xapp-', 'xoxp-'],
    'must be the bot token, which begins with xoxb- (OAuth & Permissions)',
  ).optional(),
  SLACK_SIGNING_SECRET: token(
    ['xoxb-', 'xapp-', 'xoxp-'],
    'must be the signing secret (Basic Information), not a token',
  ).optional(),
  SLACK_APP_TOKEN: token(
    ['xoxb-', 'xoxp-'],
    'must be the app-level token, which begins with xapp- (Basic Information)',
  ).optional(),
  SLACK_API_URL: z
    .string()
    .refine(isWebAddress, 'must be a web address, such as https://slack.com/api/')
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .optional(),
  FEISHU_APP_ID: z
    .string()
    .regex(
      /^cli_[0-9a-fA-F]{16}$/,
      'must be the App ID: cli_ and 16 digits or letters a to f (Credentials & Basic Info)',
    )
    .optional(),
  FEISHU_APP_SECRET: token(['cli_'], 'must be the App Secret, not the App ID').optional(),
  FEISHU_ENCRYPT_KEY: token([], '').optional(),
  FEISHU_VERIFICATION_TOKEN: token([], '').optional(),
  FEISHU_DOMAIN: z
    .string()
    .refine(
      (text) => text === 'feishu' || text === 'lark' || isWebAddress(text),
      'must be feishu, lark or a web address, such as https://open.feishu.cn',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .default('feishu'),
  FEISHU_MODE: z
    .enum(['websocket', 'webhook'], { error: 'must be websocket or webhook' })
    .default('websocket'),
  PLAYGROUND: z
    .enum([...ON, ...OFF], { error: 'must be 1 (on) or 0 (off)' })
    .transform((text) => ON.includes(text))
    .optional(),
  API_TOKEN: token([], '').optional(),
  PUBLIC_URL: z.string().refine(isWebAddress, ADDRESS_RULE).optional(),
  TIMEZONE: z.string().refine(isZone, 'must be an IANA time zone, such as Asia/Shanghai').optional(),
  LOCALE: z.enum(['en', 'zh-CN'], { error: 'must be en or zh-CN' }).optional(),
  CURRENCY: z
    .string()
    .refine(
      (code) => Intl.supportedValuesOf('currency').includes(code),
      'must be an ISO 4217 code in capitals, such as CNY',
    )
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

/** What no variable can tell alone. Looked at even when single ones are wrong, so that all problems come at once. */
const together = (env: Readonly<Record<string, string>>): string[] => {
  const problems: string[] = [];
  const bot = env.SLACK_BOT_TOKEN !== undefined;
  const slack = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].filter((name) => env[name] !== undefined);
  if (!bot && slack.length > 0) {
    problems.push(`SLACK_BOT_TOKEN is missing: ${slack.join(' and ')} cannot work without it`);
  }
  if (bot && slack.length === 0) {
    problems.push('SLACK_SIGNING_SECRET is missing (or set SLACK_APP_TOKEN for Socket Mode)');
  }
  problems.push(...feishuTogether(env));
  return problems;
};

const FEISHU_NEEDED = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'] as const;

const feishuTogether = (env: Readonly<Record<string, string>>): string[] => {
  const set = Object.keys(env).filter((name) => name.startsWith('FEISHU_'));
  if (set.length === 0) return [];
  const problems = FEISHU_NEEDED.filter((name) => env[name] === undefined).map(
    (name) => `${name} is missing: ${set.join(' and ')} cannot work without it`,
  );
  if (env.FEISHU_MODE === 'webhook' && env.FEISHU_VERIFICATION_TOKEN === undefined) {
    problems.push(
      'FEISHU_VERIFICATION_TOKEN is missing: FEISHU_MODE=webhook cannot tell a forged request without it',
    );
  }
  return problems;
};

const slackOf = (
  botToken: string,
  e: { SLACK_SIGNING_SECRET?: string; SLACK_APP_TOKEN?: string; SLACK_API_URL?: string },
): SlackConfig => ({
  botToken,
  signingSecret: e.SLACK_SIGNING_SECRET ?? null,
  appToken: e.SLACK_APP_TOKEN ?? null,
  apiUrl: e.SLACK_API_URL ?? 'https://slack.com/api/',
});

const feishuOf = (e: {
  FEISHU_APP_ID?: string;
  FEISHU_APP_SECRET?: string;
  FEISHU_ENCRYPT_KEY?: string;
  FEISHU_VERIFICATION_TOKEN?: string;
  FEISHU_DOMAIN: string;
  FEISHU_MODE: 'websocket' | 'webhook';
}): FeishuConfig | null =>
  e.FEISHU_APP_ID === undefined || e.FEISHU_APP_SECRET === undefined
    ? null
    : {
        appId: e.FEISHU_APP_ID,
        appSecret: e.FEISHU_APP_SECRET,
        encryptKey: e.FEISHU_ENCRYPT_KEY ?? null,
        verificationToken: e.FEISHU_VERIFICATION_TOKEN ?? null,
        domain: e.FEISHU_DOMAIN,
        mode: e.FEISHU_MODE,
      };
