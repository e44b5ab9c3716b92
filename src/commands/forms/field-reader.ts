import type { FieldErrors, FormValues } from '../../cards/kit/form.ts';
import { MASK } from '../../cards/kit/mask.ts';
import { type ErrorCode, refusalWords } from '../../cards/kit/refusal-words.ts';
import { OTHER_TIME } from '../../cards/kit/when-fields.ts';
import { instantAt, isDay, isWorkingDay } from '../../domain/calendar/calendar.ts';
import type { Wanted } from '../../domain/calendar/due.ts';
import { timeOnDay } from '../../domain/calendar/time-on-day.ts';
import { normaliseEmail } from '../../domain/leads/contact.ts';
import type { Money } from '../../domain/money.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import { NAMED_REFUSED } from '../../domain/team/standing.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Day } from '../../domain/time.ts';
import { cleanText, oneLine } from '../clean-text.ts';
import type { Context } from '../context.ts';
import { CommandError } from '../error.ts';
import { readAmount } from '../grammar/amount.ts';
import { type Moment, wholeMoment } from '../grammar/dates/moment.ts';

/** An absent field is undefined: it was not in the form. An empty one is null. */
type Value<T> = T | null | undefined;

/** An hour that was named stays on its day, see `placeDue`; only a day off needs to know. */
const offHours = (day: Day, { calendar }: Pick<Workspace, 'calendar'>) =>
  isWorkingDay(day, calendar) ? {} : { byTheHour: true };

/** Reads a submitted form's values field by field and keeps what is wrong with each, in the person's language. */
export class FieldReader {
  #values: FormValues;
  readonly #context: Context;
  readonly #errors: Record<string, string> = {};

  constructor(values: FormValues, context: Context) {
    this.#values = values;
    this.#context = context;
  }

  get errors(): FieldErrors | null {
    return Object.keys(this.#errors).length === 0 ? null : this.#errors;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  fail(name: string, code: ErrorCode, params: Readonly<Record<string, string | number>> = {}): undefined {
    this.#errors[name] ??= refusalWords(code, params, this.#context.view);
  }

  /** What was shown as `masked` and came back so is as if it had not been in the form; half of it is no value. */
  keepMasked(name: string, masked: string): void {
    const text = this.text(name);
    if (text?.trim() === masked) {
      const { [name]: _, ...others } = this.#values;
      this.#values = others;
    } else if (text?.includes(MASK) === true) this.fail(name, 'masked-value');
  }

  /** A line of at most `max` characters. */
  line(name: string, max: number): Value<string> {
    const text = this.text(name, max);
    return text == null ? text : oneLine(text);
  }

  text(name: string, max = 3000): Value<string> {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    const text = cleanText(typeof value === 'string' ? value : (value[0] ?? ''));
    if (text === '') return null;
    return text.length <= max ? text : this.fail(name, 'field-too-long', { length: text.length, max });
  }

  requiredText(name: string, max = 3000): string | undefined {
    return this.#required(name, this.text(name, max));
  }

  requiredLine(name: string, max: number): string | undefined {
    return this.#required(name, this.line(name, max));
  }

  money(name: string): Value<Money> {
    const text = this.text(name, 200);
    if (text == null) return text;
    return this.#orFail(name, () => readAmount(text, this.#context.workspace.currency));
  }

  number(name: string): Value<number> {
    const text = this.line(name, 40);
    if (text == null) return text;
    const number = Number(text.normalize('NFKC').replace(/,(?=\d{3}(?!\d))/g, ''));
    return Number.isFinite(number) ? number : this.fail(name, 'count-not-understood', { count: text });
  }

  email(name: string): Value<string> {
    const text = this.line(name, 254);
    if (text == null) return text;
    return normaliseEmail(text) ?? this.fail(name, 'bad-email', { email: text });
  }

  /** As a date picker gives it, or typed like in a command. */
  async day(name: string): Promise<Value<Day>> {
    const text = this.line(name, 60);
    if (text == null || isDay(text)) return text;
    return this.#read(name, text)?.day;
  }

  async requiredDay(name: string): Promise<Day | undefined> {
    return this.#required(name, await this.day(name));
  }

  /** The quick choice where there is one, else what the field says: see `whenFields`. */
  async when(): Promise<Wanted | undefined> {
    const pick = this.line('pick', 60);
    return this.moment(pick == null || pick === OTHER_TIME ? 'at' : 'pick');
  }

  /** `YYYY-MM-DDTHH:mm` on the workspace's clock; a day alone means all of it, and reminding as the office opens. */
  async moment(name: string): Promise<Wanted | undefined> {
    const text = this.#required(name, this.line(name, 60));
    if (text === undefined) return undefined;
    const { workspace, now } = this.#context;
    const [, day = '', hour, minute] =
      /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text) ?? [];
    if (isDay(day) && hour === undefined) return { at: timeOnDay(day, now, workspace), wholeDay: true };
    if (isDay(day) && Number(hour) < 24 && Number(minute) < 60)
      return {
        at: instantAt(day, Number(hour) * 60 + Number(minute), workspace.zone),
        ...offHours(day, workspace),
      };
    const moment = this.#read(name, text);
    if (moment === undefined) return undefined;
    return moment.at === null
      ? { at: timeOnDay(moment.day, now, workspace), wholeDay: true }
      : { at: moment.at, ...(moment.byTheHour && offHours(moment.day, workspace)) };
  }

  #read(name: string, text: string): Moment | undefined {
    const { view } = this.#context;
    const read = () => wholeMoment(text, { ...this.#context, language: view.language });
    const moment = this.#orFail(name, read);
    return moment ?? this.fail(name, 'time-not-understood', { time: text });
  }

  /** Somebody to whom something can be given. */
  async member(name: string): Promise<Value<MemberId>> {
    const member = await this.#anyMember(name);
    if (member == null) return member;
    if (member.barred !== undefined)
      return this.fail(name, NAMED_REFUSED[member.barred], { who: member.name });
    return member.id;
  }

  /** Also somebody who has left. */
  async requiredAnybody(name: string): Promise<MemberId | undefined> {
    return this.#required(name, await this.#anyMember(name))?.id;
  }

  async #anyMember(name: string): Promise<Value<Member>> {
    const text = this.text(name, 40);
    if (text == null) return text;
    const id = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
    const { store, workspace } = this.#context;
    const member = id === null ? null : await store.team.member(workspace.id, id);
    return member ?? this.fail(name, 'member-gone');
  }

  async requiredMember(name: string): Promise<MemberId | undefined> {
    return this.#required(name, await this.member(name));
  }

  /** One that the search offered: whether it is there and may be seen is for the command to say. */
  requiredDeal(name: string): { id: number } | undefined {
    const text = this.#required(name, this.text(name, 20));
    if (text === undefined) return undefined;
    return /^[1-9]\d{0,14}$/.test(text) ? { id: Number(text) } : this.fail(name, 'field-required');
  }

  /** One of `options`; anything else was not offered. */
  choice<T extends string>(name: string, options: readonly T[]): T | undefined {
    const text = this.#required(name, this.text(name, 200));
    if (text === undefined) return undefined;
    return options.find((option) => option === text) ?? this.fail(name, 'field-required');
  }

  checks<T extends string>(name: string, options: readonly T[]): T[] | undefined {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    const ticked = typeof value === 'string' ? value.split(',') : value;
    return options.filter((option) => ticked.includes(option));
  }

  #required<T>(name: string, value: Value<T>): T | undefined {
    if (value !== null && value !== undefined) return value;
    return this.fail(name, 'field-required');
  }

  #orFail<T>(name: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof CommandError) return this.fail(name, error.code, error.params);
      throw error;
    }
  }
}
