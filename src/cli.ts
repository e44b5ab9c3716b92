#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { explainFailure } from './cli-failure.ts';
import { listJobs, runJob } from './cli-jobs.ts';
import { start } from './cli-start.ts';
import { VERSION } from './version.ts';

/** 0: done. 1: it failed. 2: it was asked for wrongly (usage, configuration). */
const FAILED = 1;
const USAGE = 2;

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
  $ funnelbot jobs list                        what is posted when, and when it was last
  $ funnelbot jobs run stuck-digest            post what is due now, unless it was posted already
  $ funnelbot jobs run weekly-summary --slot 2026-03-02T09:00
                                               make up a slot that was missed`,
  );

program
  .command('start')
  .description('serve until stopped (Ctrl-C); the default')
  .action(() => start(VERSION));

const jobs = program.command('jobs').description('scheduled posts: list them, run one by hand or from cron');

jobs
  .command('list')
  .description('name, when, next slot and last one of each job')
  .action(async () => {
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
    const { lines, usage } = explainFailure(error);
    for (const line of lines) process.stderr.write(`funnelbot: ${line}\n`);
    process.exitCode = usage ? USAGE : FAILED;
  }
}
