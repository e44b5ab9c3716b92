import { ENV_FILE, environment } from '../config.ts';
import type { Terminal } from './ask.ts';
import { saveToEnvFile, tryEnvFile } from './env-file.ts';
import { accountsHost, CALLBACKS, EVENTS, openPlatform, PERMISSIONS } from './feishu-app.ts';
import { afterwards, byHand } from './feishu-steps.ts';
import { botName, missingScopes, tenantToken } from './feishu-tokens.ts';
import { SetupError } from './setup-error.ts';
import { shadowed } from './shadowed.ts';

export interface FeishuChoice {
  /** `--update`: give the app in `.env` what it lacks. */
  update?: boolean;
  /** `--new`: another app, although there is one. */
  new?: boolean;
  /** `--domain`. */
  domain?: string;
  /** `--by-hand`: only say what to click. */
  byHand?: boolean;
}

interface Registered {
  appId: string;
  appSecret: string;
  domain: string;
}

const LIMIT = 10_000;
/** Short, as it is a part of the code that is scanned, which has to fit into a window of 80 columns. */
const description = (domain: string): string => (domain === 'lark' ? 'Sales funnel in chat' : '销售漏斗');
const VARIABLES = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_DOMAIN'] as const;

/** Creates the app by a scan (RFC 8628), writes what it got to `.env`, and looks whether everything was granted. */
export const setupFeishu = async (choice: FeishuChoice, terminal: Terminal): Promise<void> => {
  const { set } = environment();
  const say = (...lines: string[]) => terminal.output.write(lines.map((line) => `${line}\n`).join(''));
  const domain = domainOf(choice.domain ?? set.FEISHU_DOMAIN ?? 'feishu');
  if (choice.byHand === true) {
    say(...byHand(domain, set.FEISHU_APP_ID ?? null));
    return;
  }
  const known = appToUpdate(choice, set.FEISHU_APP_ID ?? null);
  // Its secret is shown once, to us: an app that is made must not be lost to a file that cannot be written.
  tryEnvFile(ENV_FILE, VARIABLES);
  const app = await scanned(known, domain, terminal);
  const values: Record<(typeof VARIABLES)[number], string> = {
    FEISHU_APP_ID: app.appId,
    FEISHU_APP_SECRET: app.appSecret,
    FEISHU_DOMAIN: app.domain,
  };
  saveToEnvFile(ENV_FILE, values);
  say(
    `✓ ${known === null ? 'created' : 'updated'}: ${app.appId}`,
    `✓ ${ENV_FILE} has ${VARIABLES.join(', ')}`,
    ...shadowed(VARIABLES),
    ...(await lookedAt(app)),
    // What a scan cannot set: the platform keeps addresses and keys out of it.
    ...(set.FEISHU_MODE === 'webhook'
      ? [
          '✗ FEISHU_MODE is webhook, the app is made for a long connection: unset it, or see "by hand" in the README',
        ]
      : []),
    ...afterwards(app.domain, app.appId),
  );
};

const domainOf = (text: string): string => {
  if (text === 'feishu' || text === 'lark') return text;
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text.replace(/\/+$/, '');
  throw new SetupError(
    `the domain ${JSON.stringify(text)} is not feishu, lark or an https address; for others see --by-hand`,
    { usage: true },
  );
};

const appToUpdate = ({ update, new: anew }: FeishuChoice, appId: string | null): string | null => {
  if (anew === true) return null;
  if (update === true && appId === null) {
    throw new SetupError('there is no FEISHU_APP_ID to update: leave --update away to make an app', {
      usage: true,
    });
  }
  if (update !== true && appId !== null) {
    throw new SetupError(
      `FEISHU_APP_ID is ${appId} already: --update gives that app what it lacks, --new makes another one`,
      { usage: true },
    );
  }
  return appId;
};

/** Shows the code and waits for the scan, at most as long as the code is valid. Throws `SetupError`. */
const scanned = async (appId: string | null, domain: string, { output }: Terminal): Promise<Registered> => {
  const [{ registerApp }, { qrCode }] = await Promise.all([
    import('@larksuiteoapi/node-sdk'),
    import('./qr-code.ts'),
  ]);
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  process.once('SIGINT', leave);
  try {
    const made = await registerApp({
      domain: accountsHost(domain),
      // Lark's own accounts, unless somebody runs a third kind.
      larkDomain: domain === 'feishu' || domain === 'lark' ? accountsHost('lark') : accountsHost(domain),
      source: 'funnelbot',
      signal: leaving.signal,
      addons: {
        // The platform's own template would ask for much that Funnelbot never uses.
        preset: false,
        scopes: { tenant: PERMISSIONS.map(({ scope }) => scope) },
        events: { items: { tenant: [...EVENTS] } },
        callbacks: { items: [...CALLBACKS] },
      },
      // What an app is called by now is its people's business.
      ...(appId === null
        ? { createOnly: true, appPreset: { name: 'Funnelbot', desc: description(domain) } }
        : { appId }),
      onQRCodeReady({ url, expireIn }) {
        const drawn = qrCode(url, { columns: output.columns || 200, colour: output.isTTY === true });
        output.write(
          [
            ...(drawn === null ? [] : [drawn, '']),
            `${drawn === null ? 'Open' : 'Scan the code with Feishu or Lark, or open'} this page, and confirm:`,
            '',
            url,
            '',
            `Waiting; the code is valid for ${Math.round(expireIn / 60)} minutes (Ctrl-C stops).`,
            '',
          ].join('\n'),
        );
      },
    });
    const brand = made.user_info?.tenant_brand;
    return {
      appId: made.client_id,
      appSecret: made.client_secret,
      domain: domain === 'feishu' || domain === 'lark' ? (brand ?? domain) : domain,
    };
  } catch (error) {
    throw new SetupError(whyNot(error, accountsHost(domain)), { cause: error });
  } finally {
    process.removeListener('SIGINT', leave);
  }
};

/** The SDK throws `{code, description}`, or whatever its HTTP client throws. */
const whyNot = (error: unknown, host: string): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'abort':
      return 'stopped; nothing was written';
    case 'expired_token':
      return 'nobody confirmed in time; nothing was written. Run it again for a new code';
    case 'access_denied':
      return 'it was refused on the page; nothing was written. An administrator may have to create the app: see --by-hand';
    default:
      return `${host} did not answer as expected${/^[A-Z_]+$/.test(code) ? ` (${code})` : ''}; nothing was written. Is this machine online? Else: --by-hand`;
  }
};

/** What the confirmation page left out is dropped without a word, so it is looked for. */
const lookedAt = async (app: Registered): Promise<string[]> => {
  const access = { ...app, limit: LIMIT };
  try {
    const { token } = await tenantToken(access);
    const missing = await missingScopes(access, token);
    const name = await botName(access, token);
    if (missing.length === 0) return [`✓ ${name} has the permissions it needs`];
    return [
      `✗ permissions are missing: ${missing.join(', ')}`,
      `  add them at ${openPlatform(app.domain)}/app/${app.appId}/auth and publish a version`,
    ];
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return [`✗ ${error.message}`, ...byHand(app.domain, app.appId)];
  }
};
