import type { Money } from '../money.ts';
import type { MemberId } from '../team/member.ts';
import type { Day } from '../time.ts';

/** What a field of each type holds when it is filled. */
export interface FieldValues {
  /** One line. */
  text: string;
  longText: string;
  number: number;
  money: Money;
  date: Day;
  /** The option chosen. */
  select: string;
  /** The options ticked; none: the field is empty. */
  checks: readonly string[];
  yesNo: boolean;
  member: MemberId;
  /** E.164 where it could be understood, else as typed. */
  phone: string;
  email: string;
  /** With its scheme: `https://…`. */
  link: string;
}
export type FieldKind = keyof FieldValues;

interface Settings {
  /** Characters at most. */
  text: { readonly max: number };
  longText: { readonly max: number; readonly rows: 'one' | 'many' };
  number: object;
  money: object;
  /** A day that has been, and what is said of one to come. */
  date: { readonly past?: 'quote-in-future' };
  select: { readonly options: readonly string[] };
  checks: { readonly options: readonly string[] };
  yesNo: object;
  member: object;
  phone: object;
  email: object;
  link: object;
}

/** A type and what a field sets of it. What a type can do stands on each floor under its kind. */
export type FieldType<K extends FieldKind = FieldKind> = {
  [P in K]: { readonly kind: P } & Settings[P];
}[K];

/** Characters that fit where a type does not say. */
export const MAX_LENGTHS = { phone: 60, email: 254, link: 2000 } as const;

export const text = (max: number) => ({ kind: 'text', max }) as const;
/** `rows`: whether a form asks for it in a box of one row or of many. */
export const longText = (max: number, rows: 'one' | 'many' = 'many') =>
  ({ kind: 'longText', max, rows }) as const;
