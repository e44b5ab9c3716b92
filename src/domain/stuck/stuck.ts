import type { Instant } from '../time.ts';

/** Why a deal is stuck (rules a–d of the product), with the figures the card shows. All days are working days. */
export type StuckReason =
  | { rule: 'stage-age'; days: number; limit: number }
  | { rule: 'follow-up'; due: Instant; days: number }
  | { rule: 'waiting'; what: string; due: Instant; days: number }
  | { rule: 'quiet'; days: number; limit: number };
