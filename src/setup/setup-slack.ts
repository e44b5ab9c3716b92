import { ENV_FILE, environment } from '../config.ts';
import { ask, askSecret, isInteractive, pipedLines, type Terminal } from './ask.ts';
import { saveToEnvFile } from './env-file.ts';
import { SetupError } from './setup-error.ts';
import { shadowed } from './shadowed.ts';
import { manifestLink, type PublicAddress } from './slack-manifest.ts';
import { checkAppToken, checkBotToken, type SlackBot } from './slack-tokens.ts';

export interface SlackChoice {
  /** `--socket`. */
  socket?: boolean;
  /** `--url`. */
  url?: string;
}

interface Tokens {
  botToken: string;
  /** Over HTTP. */
  signingSecret: string | null;
  /** In Socket Mode. */
  appToken: string | null;
}

const LIMIT = 10_000;

/** Prints the link that creates the app, asks for its tokens, checks them, and writes `.env`. */
export const setupSlack = async (choice: SlackChoice, terminal: Terminal): Promise<void> => {
  const { set } = environment();
  const apiUrl = (set.SLACK_API_URL ?? 'https://slack.com/api').replace(/\/*$/, '/');
  const say = (...lines: string[]) => terminal.output.write(lines.map((line) => `${line}\n`).join(''));
  const address = await addressOf(choice, set.PUBLIC_URL ?? null, terminal);

  say(...steps(address));
  const { tokens, bot } = isInteractive(terminal)
    ? await askedFor(address, apiUrl, terminal)
    : await pipedIn(address, apiUrl, terminal);
  const values = {
    SLACK_BOT_TOKEN: tokens.botToken,
    ...(tokens.signingSecret !== null && { SLACK_SIGNING_SECRET: tokens.signingSecret }),
    // Over HTTP it is emptied: where it is set, Socket Mode is used.
    ...((tokens.appToken !== null || set.SLACK_APP_TOKEN) && { SLACK_APP_TOKEN: tokens.appToken ?? '' }),
    ...(address !== null && { PUBLIC_URL: address }),
  };
  saveToEnvFile(ENV_FILE, values);
  say(`✓ Slack knows the bot: ${bot.name}`);
  if (bot.missingScopes !== null && bot.missingScopes.length > 0) {
    say(
      `✗ scopes are missing: ${bot.missingScopes.join(', ')}. Add them (OAuth & Permissions) and install the app again.`,
    );
  }
  say(
    `✓ ${ENV_FILE} has ${Object.keys(values).join(', ')}`,
    ...shadowed(Object.keys(values)),
    '',
    'Next: start Funnelbot (npm start), say /funnel help to it in Slack. The first person who does is its admin.',
    'In the team channel: /invite @Funnelbot, then /funnel here to get the digests there.',
  );
};

const addressOf = async (
  { socket, url }: SlackChoice,
  known: string | null,
  terminal: Terminal,
): Promise<PublicAddress> => {
  if (socket === true && url !== undefined) throw new SetupError('either --socket or --url', { usage: true });
  if (socket === true) return null;
  if (url !== undefined) return publicAddress(url);
  if (!isInteractive(terminal)) return null;
  const typed = await ask(
    terminal,
    `Public https address of this server${known === null ? '' : ` (such as ${known})`}, or Enter for Socket Mode, which needs none: `,
  );
  return typed === '' ? null : publicAddress(typed);
};

/** Slack calls over TLS only. */
const publicAddress = (text: string): string => {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw new SetupError(
      `${JSON.stringify(text)} is no public address: write it like https://funnelbot.example.com`,
      {
        usage: true,
      },
    );
  }
  return text.replace(/\/+$/, '');
};

const steps = (address: PublicAddress): string[] => [
  '1. Open this page, choose your workspace, press Next and Create:',
  '',
  manifestLink(address),
  '',
  '2. Install App → Install to Workspace, and copy the Bot User OAuth Token (xoxb-…).',
  address === null
    ? '3. Basic Information → App-Level Tokens → Generate, with the scope connections:write, and copy the token (xapp-…).'
    : '3. Basic Information → App Credentials, and copy the Signing Secret.',
  '',
];

const askedFor = async (
  address: PublicAddress,
  apiUrl: string,
  terminal: Terminal,
): Promise<{ tokens: Tokens; bot: SlackBot }> => {
  const secret = <Result>(question: string, check: (typed: string) => Promise<Result>) =>
    untilRight(terminal, () => askSecret(terminal, `${question} (not shown): `).then(check));
  const [botToken, bot] = await secret('Bot User OAuth Token', async (typed) => {
    const token = botTokenOf(typed);
    return [token, await checkBotToken({ apiUrl, token, limit: LIMIT })] as const;
  });
  if (address !== null) {
    const signingSecret = await secret('Signing Secret', async (typed) => signingSecretOf(typed));
    return { tokens: { botToken, signingSecret, appToken: null }, bot };
  }
  const appToken = await secret('App-level token', async (typed) => {
    const token = appTokenOf(typed);
    await checkAppToken({ apiUrl, token, limit: LIMIT });
    return token;
  });
  return { tokens: { botToken, signingSecret: null, appToken }, bot };
};

/** A slip of the hand is no reason to begin again; leaving is. */
const untilRight = async <Result>(terminal: Terminal, attempt: () => Promise<Result>): Promise<Result> => {
  for (let left = 3; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SetupError) || error.usage || left === 1) throw error;
      if (error.message.startsWith('stopped')) throw error;
      terminal.output.write(`✗ ${error.message}\n`);
    }
  }
};

/** One token a line, in any order, with or without `NAME=` before it. */
const pipedIn = async (
  address: PublicAddress,
  apiUrl: string,
  terminal: Terminal,
): Promise<{ tokens: Tokens; bot: SlackBot }> => {
  // Typed here they would be shown, and nothing would be asked.
  if (terminal.input.isTTY === true) {
    throw new SetupError(
      'nothing was written: the questions go to the terminal, do not redirect the output',
      {
        usage: true,
      },
    );
  }
  const given = (await pipedLines(terminal)).map((line) => line.replace(/^(export\s+)?SLACK_\w+=/, ''));
  const botToken = given.find((one) => one.startsWith('xoxb-'));
  const appToken = given.find((one) => one.startsWith('xapp-'));
  const signingSecret = given.find((one) => !/^xox|^xapp/.test(one));
  const second = address === null ? appToken : signingSecret;
  if (botToken === undefined || second === undefined) {
    const wanted = `the bot token (xoxb-…) and the ${address === null ? 'app-level token (xapp-…)' : 'signing secret'}`;
    throw new SetupError(`nothing was written: run this in a terminal, or pipe ${wanted} in, one a line`, {
      usage: true,
    });
  }
  const bot = await checkBotToken({ apiUrl, token: botTokenOf(botToken), limit: LIMIT });
  if (address !== null) {
    return { tokens: { botToken, signingSecret: signingSecretOf(second), appToken: null }, bot };
  }
  await checkAppToken({ apiUrl, token: appTokenOf(second), limit: LIMIT });
  return { tokens: { botToken, signingSecret: null, appToken: second }, bot };
};

const botTokenOf = (typed: string): string =>
  shaped(typed, /^xoxb-[\w-]+$/, 'that is no Bot User OAuth Token: it begins with xoxb-');

const appTokenOf = (typed: string): string =>
  shaped(typed, /^xapp-[\w-]+$/, 'that is no app-level token: it begins with xapp-');

const signingSecretOf = (typed: string): string =>
  shaped(typed, /^[0-9a-f]{32,}$/, 'that is no signing secret: it has 32 digits and letters a to f');

const shaped = (typed: string, shape: RegExp, otherwise: string): string => {
  if (!shape.test(typed)) throw new SetupError(otherwise);
  return typed;
};
