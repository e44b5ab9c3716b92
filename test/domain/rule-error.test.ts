import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_ERRORS } from '../../src/domain/rule-error.ts';

const source = readdirSync('src/domain', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'rule-error.ts')
  .map((file) => readFileSync(`src/domain/${file}`, 'utf8'))
  .join('\n');

describe('the codes of refusals', () => {
  it('are listed once each, in order', () => {
    expect([...RULE_ERRORS]).toEqual([...new Set(RULE_ERRORS)].sort());
  });

  it.each(RULE_ERRORS)('%s is still in use', (code) => {
    expect(source).toContain(`'${code}'`);
  });
});
