/** The platform refused or did not answer. */
export class DeliveryError extends Error {
  /** The platform's own code, such as `not_in_channel`, or `timeout`. */
  readonly code: string;
  readonly retryable: boolean;
  /** The platform's hint, ms. */
  readonly retryAfterMs: number | null;
  /** The message (or its window for edits) is gone: post anew instead. */
  readonly gone: boolean;
  /** It may have arrived all the same. */
  readonly deliveryUnknown: boolean;

  constructor(
    code: string,
    how: {
      retryable?: boolean;
      retryAfterMs?: number | null;
      gone?: boolean;
      deliveryUnknown?: boolean;
      /** What the SDK or the network threw. */
      cause?: unknown;
    } = {},
  ) {
    super(code, how.cause === undefined ? undefined : { cause: how.cause });
    this.name = 'DeliveryError';
    this.code = code;
    this.retryable = how.retryable ?? false;
    this.retryAfterMs = how.retryAfterMs ?? null;
    this.gone = how.gone ?? false;
    this.deliveryUnknown = how.deliveryUnknown ?? false;
  }
}
