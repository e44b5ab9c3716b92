import { loadConfig } from './config.ts';

/** Longer than any request or send under way takes; whatever still hangs then is cut off. */
const STOPPING = 15_000;

/** Serves until SIGINT or SIGTERM, then lets what is under way end. A second signal ends it at once. */
export const start = async (version: string): Promise<void> => {
  process.on('uncaughtException', endAtOnce);
  const config = loadConfig();
  const { startFunnelbot } = await import('./main.ts');
  const bot = await startFunnelbot(config);

  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  say(`Funnelbot ${version} is ready on ${bot.url}`);
  if (config.slack !== null)
    say(`Slack: ${config.slack.appToken === null ? 'HTTP, POST /slack/events' : 'Socket Mode'}`);
  if (config.feishu !== null)
    say(`Feishu: ${config.feishu.mode === 'webhook' ? 'HTTP, POST /feishu/events' : 'long connection'}`);
  if (config.playground) say(`Playground: ${onThisMachine(bot.url)}/playground`);
  for (const warning of config.warnings) process.stderr.write(`funnelbot: ${warning}\n`);

  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    say(`${signal}: stopping…`);
    setTimeout(() => process.exit(1), STOPPING).unref();
    bot.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`funnelbot: could not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

/**
 * An error that nobody caught: what was going on is unknown, so the next process goes on from what is durable. Node would
 * print the whole error, and one of an HTTP client holds the request with its token.
 */
const endAtOnce = (error: unknown): void => {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`funnelbot: ended by an error that nobody expected: ${words}\n`);
  process.exit(1);
};

/** Where "every address" is listened on, the one that the playground answers on. */
const onThisMachine = (url: string): string => url.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1');
