/** Every way the funnel says no. Each has a sentence under `error.` in the catalogues. */
export const RULE_ERRORS = [
  'admin-only',
  'already-claimed',
  'already-in-pool',
  'already-owner',
  'already-there',
  'amount-required',
  'asker-bot',
  'asker-gone',
  'asker-guest',
  'asker-outsider',
  'asker-unknown',
  'bad-amount',
  'bad-day',
  'bad-email',
  'bad-link',
  'bad-number',
  'bad-option',
  'claim-first',
  'company-required',
  'deal-closed',
  'follow-up-in-past',
  'forbidden',
  'lost-reason-required',
  'lost-text-required',
  'manager-only',
  'named-bot',
  'named-gone',
  'named-guest',
  'named-outsider',
  'named-unknown',
  'no-contact',
  'no-follow-up',
  'not-closed',
  'not-snoozed',
  'not-waiting',
  'not-your-deal',
  'not-your-fix',
  'nothing-changed',
  'nothing-to-undo',
  'quote-in-future',
  'snooze-in-past',
  'spend-empty',
  'spend-in-future',
  'text-required',
  'too-far-ahead',
  'undo-not-yours',
  'undo-too-late',
  'unknown-stage',
  'waiting-due-in-past',
  'win-back-in-past',
] as const;
export type RuleErrorCode = (typeof RULE_ERRORS)[number];

/**
 * What a sentence needs. The same name always means the same thing: `deal` a deal's number, `stage` a stage
 * id, `owner` and `by` member ids, `at` an instant, `on` a day, `status` open, won or lost.
 */
export type RuleErrorParams = Readonly<Record<string, string | number>>;

/** The funnel says no. `code` is a key under `error.` in the catalogues, `params` what its sentence needs. */
export class RuleError extends Error {
  readonly code: RuleErrorCode;
  readonly params: RuleErrorParams;

  constructor(code: RuleErrorCode, params: RuleErrorParams = {}) {
    super(code);
    this.name = 'RuleError';
    this.code = code;
    this.params = params;
  }
}
