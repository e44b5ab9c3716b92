import { expect, it } from 'vitest';
import { findingLines, fine, unknown, wrong } from '../../src/setup/finding.ts';

it('A finding is one line with its mark, and never has a secret in it', () => {
  const lines = findingLines(
    [
      fine('token', 'of @bot'),
      wrong('scopes', 'they said:\n  "hunter2-hunter2 is wrong"'),
      unknown('clock', 'nobody'),
    ],
    ['hunter2-hunter2', '', 'o'],
  );
  expect(lines).toEqual(['✓ token   of @bot', '✗ scopes  they said: "••• is wrong"', '– clock   nobody']);
});
