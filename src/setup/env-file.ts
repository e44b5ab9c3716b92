import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { parseEnv } from 'node:util';
import { SetupError } from './setup-error.ts';

type Values = Readonly<Record<string, string>>;

/** Readable by its owner alone: it holds secrets. */
const MODE = 0o600;

/**
 * Sets variables in a `.env` file and leaves everything else in it as it is; makes the file when it is missing.
 * A crash leaves the old file or the new one. Throws `SetupError` when a line cannot be set without harm.
 */
export const saveToEnvFile = (path: string, values: Values): void => {
  writing(path, values, renameSync);
};

/** Throws what `saveToEnvFile` would: to be known before something is made that could then not be kept. */
export const tryEnvFile = (path: string, names: readonly string[]): void => {
  writing(path, Object.fromEntries(names.map((name) => [name, 'x'])), (temporary) => rmSync(temporary));
};

const writing = (path: string, values: Values, done: (temporary: string, target: string) => void): void => {
  const target = existsSync(path) ? realpathSync(path) : path;
  const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const after = withVariables(before, values);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, after, { mode: MODE });
    // An old temporary file of the same name would have kept its own mode.
    chmodSync(temporary, MODE);
    done(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new SetupError(
      `cannot write ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'}`,
      { cause: error },
    );
  }
};

/** The file's text with the variables set: in the place of a line that sets or suggests one, else at the end. */
export const withVariables = (text: string, values: Values): string => {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  for (const [name, value] of Object.entries(values)) put(lines, name, `${name}=${quoted(name, value)}`);
  const after = `${lines.join(newline)}${newline}`;
  const found = parseEnv(after);
  const wanted = { ...parseEnv(text), ...values };
  for (const name of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
    // Such as a value of several lines, one of which looks like a variable.
    if (found[name] !== wanted[name]) {
      throw new SetupError(
        `the .env file cannot take ${Object.keys(values).join(', ')} without harm to its ${name}: change it by hand`,
      );
    }
  }
  return after;
};

const put = (lines: string[], name: string, line: string): void => {
  const sets = lines.flatMap((one, at) =>
    new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(one) ? [at] : [],
  );
  const suggests = lines.findIndex((one) => new RegExp(`^#\\s?${name}=`).test(one));
  const at = sets.at(-1) ?? (suggests < 0 ? lines.length : suggests);
  lines[at] = line;
  for (const other of sets.slice(0, -1).reverse()) lines.splice(other, 1);
};

const quoted = (name: string, value: string): string => {
  if (/^[\w.:/@+=-]*$/.test(value)) return value;
  const quote = ["'", '"', '`'].find(
    (mark) => !value.includes(mark) && !(mark === '"' && value.includes('\\')),
  );
  if (quote === undefined || /[\r\n]/.test(value)) {
    throw new SetupError(`${name} has characters that do not fit into a .env file`);
  }
  return `${quote}${value}${quote}`;
};
