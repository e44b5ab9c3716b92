/**
 * Not understood. `code` is a key under `error.` in the catalogues; `example` a line the person can send instead.
 */
export class CommandError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly example: string | null;

  constructor(
    code: string,
    params: Readonly<Record<string, string | number>> = {},
    example: string | null = null,
  ) {
    super(code);
    this.name = 'CommandError';
    this.code = code;
    this.params = params;
    this.example = example;
  }
}
