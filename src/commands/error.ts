import type { ErrorCode } from '../cards/kit/refusal-words.ts';
import type { Language } from '../domain/language.ts';

/** A line that would be understood: in the words of each language, or made of what was typed in one of them. */
export type Example = string | Readonly<Record<Language, string>>;

/** The line in the reader's language. */
export const exampleIn = (example: Example, language: Language): string =>
  typeof example === 'string' ? example : example[language];

/** What to put in place of words of what was typed, one after the other. */
export type Rewrite = readonly (readonly [typed: string | RegExp, instead: string])[];

/**
 * Not understood. `code` has a sentence under `error.` in the catalogues; `example` a line the person can send instead;
 * `rewrites` what they may have meant, each of what they typed; `lines` the same as whole lines, to press.
 */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly example: Example | null;
  readonly rewrites: readonly Rewrite[];
  readonly lines: readonly string[];

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    example: Example | null = null,
    rewrites: readonly Rewrite[] = [],
    lines: readonly string[] = [],
  ) {
    super(code);
    this.name = 'CommandError';
    this.code = code;
    this.params = params;
    this.example = example;
    this.rewrites = rewrites;
    this.lines = lines;
  }
}
