#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { FeishuChoice } from './setup/setup-feishu.ts';
import type { SlackChoice } from './setup/setup-slack.ts';
import { VERSION } from './version.ts';

/** 0: done. 1: it failed. 2: it was asked for wrongly (usage, configuration). */
const FAILED = 1;
const USAGE = 2;

const seconds = (typed: string): number => {
  const read = Number(typed);
  if (read > 0 && read <= 600) return read;
  throw new InvalidArgumentError('It is a number of seconds, up to 600.');
};

// What a command needs is loaded when it is used: `--help` and `start` do not wait for the others.
const program = new Command('funnelbot')
  .description(
    'A sales funnel inside Slack and Feishu/Lark. Configured by the environment, see .env.example.',
  )
  .version(VERSION, '-v, --version')
  .helpOption('-h, --help', 'show this help')
  .helpCommand('help [command]', 'show the help of a command')
  .configureHelp({ showGlobalOptions: false })
  .exitOverride()
  .showHelpAfterError('(see funnelbot --help)')
  .addHelpText(
    'after',
    `
Examples:
  $ funnelbot                                  serve; without configuration, the playground
  $ PORT=8080 funnelbot start                  serve on another port
  $ funnelbot setup slack                      connect Slack; "setup feishu" connects Feishu or Lark
  $ funnelbot doctor                           check everything, one line each
  $ funnelbot backup copy.db                   copy the database, also while the bot runs
  $ funnelbot jobs list                        what is posted when, and when it was last
  $ funnelbot jobs run stuck-digest            post what is due now, unless it was posted already
  $ funnelbot jobs run weekly-summary --slot 2026-03-02T09:00
                                               make up a slot that was missed`,
  );

program
  .command('start')
  .description('serve until stopped (Ctrl-C); the default')
  .action(async () => {
    const { start } = await import('./cli-start.ts');
    await start(VERSION);
  });

const setup = program
  .command('setup')
  .description('connect a messenger: create its app, check it, write .env');

setup
  .command('slack')
  .description('print the link that creates the app, ask for its tokens, check them')
  .option('--socket', 'Socket Mode: no public address is needed (the default where nobody can be asked)')
  .option('--url <address>', 'HTTP: the public https address of this server')
  .action(async (choice: SlackChoice) => {
    const { setupSlack } = await import('./setup/setup-slack.ts');
    await setupSlack(choice, { input: process.stdin, output: process.stdout });
  })
  .addHelpText(
    'after',
    `
The tokens are not shown while you type them. A script pipes them in, one a line, in any order:
  $ printf '%s\\n' "$BOT_TOKEN" "$APP_TOKEN" | funnelbot setup slack --socket
  $ printf '%s\\n' "$BOT_TOKEN" "$SIGNING_SECRET" | funnelbot setup slack --url https://funnelbot.example.com`,
  );

setup
  .command('feishu')
  .description('create the app by scanning a QR code')
  .option('--domain <domain>', 'feishu, lark, or the https base URL of another deployment')
  .option('--update', 'give the app in .env the permissions and events it lacks')
  .option('--new', 'create another app, although .env has one')
  .option('--by-hand', 'only say what to click to create it without a scan')
  .action(async (choice: FeishuChoice) => {
    const { setupFeishu } = await import('./setup/setup-feishu.ts');
    await setupFeishu(choice, { input: process.stdin, output: process.stdout });
  });

program
  .command('doctor')
  .description('check configuration, database, tokens, permissions, channels, clock; say what to do')
  .option('--timeout <seconds>', 'for each question to somebody else (default: 5)', seconds)
  .action(async ({ timeout }: { timeout?: number }) => {
    const { examine } = await import('./setup/doctor.ts');
    const { text, healthy } = await examine((timeout ?? 5) * 1000);
    process.stdout.write(text);
    if (!healthy) process.exitCode = FAILED;
  });

program
  .command('backup')
  .description('copy the database to a new file, also while the bot runs, and check the copy')
  .argument('<file>', 'where the copy goes; it must not exist yet')
  .action(async (file: string) => {
    const { backup } = await import('./cli-backup.ts');
    process.stdout.write(await backup(file));
  });

const jobs = program.command('jobs').description('scheduled posts: list them, run one by hand or from cron');

jobs
  .command('list')
  .description('name, when, next slot and last one of each job')
  .action(async () => {
    const { listJobs } = await import('./cli-jobs.ts');
    process.stdout.write(await listJobs());
  });

jobs
  .command('run')
  .description(
    'do what the scheduler would: claim the slot and post it, never twice; also while the bot runs',
  )
  .argument('<name>', 'as in "jobs list"')
  .option('--slot <time>', "what was due at that time, ISO 8601; without an offset: in the team's zone")
  .action(async (name: string, { slot }: { slot?: string }) => {
    const { runJob } = await import('./cli-jobs.ts');
    const { text, failed } = await runJob(name, slot ?? null);
    process.stdout.write(text);
    if (failed) process.exitCode = FAILED;
  })
  .addHelpText(
    'after',
    `
Examples:
  $ funnelbot jobs run follow-up-reminders
  $ funnelbot jobs run stuck-digest --slot 2026-03-03T09:00
  $ funnelbot jobs run stuck-digest --slot 2026-03-03T01:00:00Z`,
  );

try {
  const typed = process.argv.slice(2);
  await program.parseAsync(typed.length === 0 ? ['start'] : typed, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong already; help and version end this way too.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else {
    const { explainFailure } = await import('./cli-failure.ts');
    const { lines, usage } = explainFailure(error);
    for (const line of lines) process.stderr.write(`funnelbot: ${line}\n`);
    process.exitCode = usage ? USAGE : FAILED;
  }
}
