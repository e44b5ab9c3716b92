import type { ErrorCode } from '../cards/kit/refusal-words.ts';
import type { Language } from '../domain/language.ts';

/** A line that would be understood: in the words of each language, or made of what was typed in one of them. */
export type Example = string | Readonly<Record<Language, string>>;

/** The line in the reader's language. */
export const exampleIn = (example: Example, language: Language): string =>
  typeof example === 'string' ? example : example[language];

/**
 * Not understood. `code` has a sentence under `error.` in the catalogues; `example` a line the person can send instead.
 */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly example: Example | null;

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    example: Example | null = null,
  ) {
    super(code);
    this.name = 'CommandError';
    this.code = code;
    this.params = params;
    this.example = example;
  }
}
