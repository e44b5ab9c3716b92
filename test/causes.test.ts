import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The text between a bracket and the one that closes it. */
const inBrackets = (code: string, open: number): string => {
  const [opening, closing] = code[open] === '{' ? ['{', '}'] : ['(', ')'];
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === opening) depth += 1;
    if (code[at] === closing) depth -= 1;
    if (depth === 0) return code.slice(open, at + 1);
  }
  return code.slice(open);
};

/** The errors that a `catch` makes of another without saying which. */
const withoutCause = (code: string): string[] =>
  [...code.matchAll(/\bcatch\s*(?:\((\w+)[^)]*\)\s*)?\{|\.catch\(/g)].flatMap((found) => {
    const body = inBrackets(code, found.index + found[0].length - 1);
    const name = found[1] ?? /^\((?:\((\w+)|(\w+) =>)/.exec(body)?.slice(1).find(Boolean) ?? 'error';
    return [...body.matchAll(/new \w*Error\(/g)].flatMap((made) => {
      const said = inBrackets(body, made.index + made[0].length - 1);
      // As the whole of an argument or as `cause`: its message alone is not it.
      return new RegExp(`(?:cause: |[(,]\\s*)${name}\\s*[,)}]|\\bcause\\s*[,}]`).test(said)
        ? []
        : [`new ${said}`];
    });
  });

describe('An error that comes of another', () => {
  it('says so, wherever one is caught', () => {
    const wrong = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => withoutCause(readFileSync(join(SRC, file), 'utf8')).map((one) => `${file}: ${one}`));
    expect(wrong).toEqual([]);
  });

  it.each([
    ["try { a() } catch { throw new RuleError('x') }", false],
    ["try { a() } catch (error) { throw new SetupError('no: ' + error.message) }", false],
    ["a().catch((error: unknown) => { throw new DeliveryError('x', { retryable: true }); })", false],
    ["try { a() } catch (error) { throw new SetupError('no', { cause: error }) }", true],
    ['try { a() } catch (failure) { throw new JobError(why(failure), failure) }', true],
    ["a().catch((error: unknown) => { throw new DeliveryError('x', { cause: error }); })", true],
  ])('is found in %s', (code, isRight) => {
    expect(withoutCause(code).length === 0).toBe(isRight);
  });
});
