import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The built command line in a folder of its own, with nothing of this machine's environment but the path. */
export class Funnelbot {
  readonly folder = mkdtempSync(join(tmpdir(), 'funnelbot-cli-'));
  readonly #running = new Set<ChildProcess>();

  constructor() {
    if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: npm run build');
  }

  #spawn(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    stdin: 'ignore' | 'pipe' = 'ignore',
  ): ChildProcess {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', PORT: '0', ...env },
      stdio: [stdin, 'pipe', 'pipe'],
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return ended(this.#spawn(args, env));
  }

  /** What a script does that pipes text in. */
  runWith(
    input: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const child = this.#spawn(args, env, 'pipe');
    child.stdin?.end(input);
    return ended(child);
  }

  /** Starts the bot and waits for its first lines. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<{
    url: string;
    said: string;
    stop(signal: NodeJS.Signals): Promise<Ended>;
  }> {
    const child = this.#spawn([], env);
    const all = ended(child);
    const said = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout?.on('data', (chunk) => {
        text += String(chunk);
        if (/Playground: .*\n/.test(text)) resolve(text);
      });
      all.then(({ err }) => reject(new Error(`it ended: ${err}`)), reject);
    });
    const url = /ready on (\S+)/.exec(said)?.[1] ?? '';
    return {
      url,
      said,
      stop(signal) {
        child.kill(signal);
        return all;
      },
    };
  }

  get envFile(): string {
    return join(this.folder, '.env');
  }

  clear(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      err += String(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
