import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { saveToEnvFile, tryEnvFile, withVariables } from '../../src/setup/env-file.ts';

const EXAMPLE = new URL('../../.env.example', import.meta.url);

describe('a variable of the .env file', () => {
  it('takes the place of the line that sets it, and of no other', () => {
    expect(withVariables('A=1\nexport TOKEN = old # why\nTOKEN_2=x\n', { TOKEN: 'new' })).toBe(
      'A=1\nTOKEN=new\nTOKEN_2=x\n',
    );
  });

  it('takes the place of the line that suggests it, as .env.example does', () => {
    const example = readFileSync(EXAMPLE, 'utf8');
    const after = withVariables(example, { SLACK_BOT_TOKEN: 'xoxb-1', FEISHU_APP_ID: 'cli_1' });
    expect(after.split('\n')).toHaveLength(example.split('\n').length);
    expect(after).toContain('\nSLACK_BOT_TOKEN=xoxb-1\n');
    expect(parseEnv(after)).toEqual({ SLACK_BOT_TOKEN: 'xoxb-1', FEISHU_APP_ID: 'cli_1' });
  });

  it('goes to the end where nothing speaks of it, whatever the file ends with', () => {
    expect(withVariables('A=1', { B: '2' })).toBe('A=1\nB=2\n');
    expect(withVariables('A=1\r\n', { B: '2' })).toBe('A=1\r\nB=2\r\n');
    expect(withVariables('', { B: '2' })).toBe('B=2\n');
  });

  it('is set once where it was set twice', () => {
    expect(withVariables('T=1\nA=x\nT=2\n', { T: '3' })).toBe('A=x\nT=3\n');
  });

  it('is refused where setting it would break a value of several lines', () => {
    expect(() => withVariables('KEY="a\nTOKEN=b"\n', { TOKEN: 'new' })).toThrow(
      'cannot take TOKEN without harm to its KEY: change it by hand',
    );
  });

  const name = fc.constantFrom('A', 'B', 'TOKEN', 'TOKEN_2');
  const value = fc
    .string({ unit: fc.constantFrom(...'ab1 #=$"\'\\`:-') })
    .filter((text) => text === text.trim());
  const lines = fc.array(
    fc.oneof(
      fc.tuple(name, fc.stringMatching(/^[\w.:-]*$/)).map(([key, text]) => `${key}=${text}`),
      name.map((key) => `#${key}=example`),
      fc.constantFrom('', '# a word', 'export B=2'),
    ),
  );
  test.prop([lines, fc.dictionary(name, value, { maxKeys: 3 })])(
    'is read back as it was given, and no other changes',
    (before, values) => {
      const text = before.map((line) => `${line}\n`).join('');
      const unfit = Object.values(values).some((one) => ["'", '"', '`'].every((mark) => one.includes(mark)));
      fc.pre(!unfit);
      const expected = { ...parseEnv(text), ...values };
      let after: string;
      try {
        after = withVariables(text, values);
      } catch (error) {
        // Only what no quotes can hold may be refused.
        expect(String(error)).toContain('do not fit');
        return;
      }
      expect(parseEnv(after)).toEqual(expected);
      expect(withVariables(after, values)).toBe(after);
    },
  );
});

describe('the .env file', () => {
  it('becomes readable by its owner alone, also when it was not, and stays where a link points', () => {
    const folder = mkdtempSync(join(tmpdir(), 'funnelbot-env-'));
    const real = join(folder, 'real');
    const path = join(folder, '.env');
    writeFileSync(real, 'A=1\n', { mode: 0o644 });
    symlinkSync(real, path);
    saveToEnvFile(path, { TOKEN: 'x' });
    expect(readFileSync(real, 'utf8')).toBe('A=1\nTOKEN=x\n');
    expect(statSync(real).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });

  it('is only looked at when it is asked whether it can be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'funnelbot-env-'));
    const path = join(folder, '.env');
    tryEnvFile(path, ['TOKEN']);
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(path, 'A=1', { mode: 0o644 });
    tryEnvFile(path, ['TOKEN']);
    expect(readdirSync(folder)).toEqual(['.env']);
    expect(readFileSync(path, 'utf8')).toBe('A=1');
    expect(() => tryEnvFile(join(folder, 'nowhere', '.env'), ['TOKEN'])).toThrow(/cannot write .*ENOENT/);
    rmSync(folder, { recursive: true });
  });
});
