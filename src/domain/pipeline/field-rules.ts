import { dayOf, isDay } from '../calendar/calendar.ts';
import type { FieldValue } from '../deals/custom-values.ts';
import { normaliseEmail, normalisePhone, regionOf } from '../leads/contact.ts';
import { isMoney } from '../money.ts';
import type { RuleContext } from '../rule-context.ts';
import { RuleError } from '../rule-error.ts';
import { tidyOrNull } from '../text.ts';
import type { FieldDefinition } from './define-field.ts';
import type { FieldKind, FieldType, FieldValues } from './field-type.ts';
import { isEmpty, valueAs } from './field-values.ts';

type Settle<K extends FieldKind> = (
  value: FieldValues[K],
  type: FieldType<K>,
  ctx: RuleContext,
) => FieldValue | null;

const tidied = (value: string) => tidyOrNull(value);

/** How each type checks a value and what it stores of it; RuleError for what cannot be. */
const SETTLE: { readonly [K in FieldKind]: Settle<K> } = {
  text: tidied,
  longText: tidied,
  number(value) {
    if (!Number.isFinite(value)) throw new RuleError('bad-number');
    return value;
  },
  money(value) {
    if (!isMoney(value)) throw new RuleError('bad-amount');
    return { minor: value.minor, currency: value.currency };
  },
  date(day, { past }, { now, workspace }) {
    if (!isDay(day)) throw new RuleError('bad-day', { text: day });
    if (past !== undefined && day > dayOf(now, workspace.zone)) throw new RuleError(past, { on: day });
    return day;
  },
  select(value, { options }) {
    if (!options.includes(value)) throw new RuleError('bad-option', { text: value });
    return value;
  },
  checks: (items, { options }) => options.filter((option) => items.includes(option)),
  yesNo: (value) => value,
  member: (value) => value,
  phone(value, _, { workspace }) {
    const phone = tidyOrNull(value);
    return phone === null ? null : normalisePhone(phone, regionOf(workspace));
  },
  email(value) {
    const typed = tidyOrNull(value);
    const email = typed === null ? null : normaliseEmail(typed);
    if (typed !== null && email === null) throw new RuleError('bad-email', { email: typed });
    return email;
  },
  link(value) {
    const typed = tidyOrNull(value);
    if (typed !== null && !/^https?:\/\/[^\s/]+/iu.test(typed))
      throw new RuleError('bad-link', { text: typed });
    return typed;
  },
};

const settleAs = <K extends FieldKind>(type: FieldType<K>, value: FieldValue, ctx: RuleContext) => {
  const held = valueAs(type, value);
  const settle: Settle<K> = SETTLE[type.kind];
  return held === null ? null : settle(held, type, ctx);
};

/** The value as the field stores it; null: it is empty. RuleError for what it cannot be. */
export const settled = (
  { type, required }: FieldDefinition,
  value: FieldValue | null,
  ctx: RuleContext,
): FieldValue | null => {
  const kept = value === null ? null : settleAs(type, value, ctx);
  if (required !== undefined && isEmpty(kept)) throw new RuleError(required);
  return kept;
};
