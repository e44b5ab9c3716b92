import { isDay } from '../../domain/calendar/calendar.ts';
import type { FieldValue } from '../../domain/deals/custom-values.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import type { FieldKind, FieldType } from '../../domain/pipeline/field-type.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import { readAmount } from './amount.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { wholeMoment } from './dates/moment.ts';
import { memberNamed } from './member-name.ts';

type Awaitable<T> = T | Promise<T>;
type Read<K extends FieldKind> = (
  typed: string,
  type: FieldType<K>,
  context: ParseContext & Pick<Mentioned, 'people'>,
  example: Example,
) => Awaitable<FieldValue>;

const asTyped = (typed: string): FieldValue => typed;

/** How a value of each type is read from what was typed. Throws CommandError. */
const READ: { readonly [K in FieldKind]: Read<K> } = {
  text: asTyped,
  longText: asTyped,
  phone: asTyped,
  email: asTyped,
  link: asTyped,
  number(typed, _type, _context, example) {
    const number = Number(typed.normalize('NFKC').replace(/,(?=\d{3}(?!\d))/g, ''));
    if (!Number.isFinite(number))
      throw new CommandError('count-not-understood', { count: cut(typed, 40) }, example);
    return number;
  },
  money: (typed, _type, { workspace }, example) => readAmount(typed, workspace.currency, example),
  date(typed, { past }, context) {
    if (isDay(typed)) return typed;
    const moment = wholeMoment(typed, { ...context, backward: past !== undefined });
    if (moment !== null) return moment.day;
    throw new CommandError(
      'time-not-understood',
      { time: cut(typed, 60) },
      { en: '/deal 12 edit quote 2026-03-02', 'zh-CN': '/商机 12 编辑 报价日期 2026-03-02' },
    );
  },
  select(typed, { options }, _context, example) {
    const chosen = options.find((option) => option.toLowerCase() === typed.toLowerCase());
    if (chosen === undefined)
      throw new CommandError('field-unknown', { field: cut(typed, 40), fields: options.join(', ') }, example);
    return chosen;
  },
  checks: (typed, { options }) => options.filter((option) => typed.toLowerCase().includes(option)),
  yesNo: (typed) => /^(?:yes|y|true|1|是|有|对)$/iu.test(typed),
  member: (typed, _type, context, example) => memberNamed(typed, context.people, context, example),
};

const readAs = <K extends FieldKind>(
  typed: string,
  type: FieldType<K>,
  context: ParseContext & Pick<Mentioned, 'people'>,
  example: Example,
): Awaitable<FieldValue> => {
  const read: Read<K> = READ[type.kind];
  return read(typed, type, context, example);
};

/** The value that was typed for a field. Throws CommandError with the example where it is none. */
export const fieldValueIn = async (
  typed: string,
  { type }: FieldDefinition,
  context: ParseContext & Pick<Mentioned, 'people'>,
  example: Example,
): Promise<FieldValue> => readAs(typed, type, context, example);
