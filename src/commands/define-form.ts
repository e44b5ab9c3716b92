import type { z } from 'zod';
import type { Command, FormName, FormRef, FormRefOf } from '../cards/kit/command.ts';
import type { Form } from '../cards/kit/form.ts';
import type { Deal } from '../domain/deals/deal.ts';
import type { Context, DealContext } from './context.ts';
import type { FieldReader } from './forms/field-reader.ts';

type Awaitable<T> = T | Promise<T>;

interface Common<N extends FormName> {
  name: N;
  /** What opens the form and comes back with its values. */
  input: z.ZodType<FormRefOf<N>>;
  /** The command that the values stand for; null only together with an error beside a field. */
  read(form: FieldReader, ref: FormRefOf<N>, context: Context): Awaitable<Command | null>;
}

interface PlainForm<N extends FormName> extends Common<N> {
  about: null;
  open(ref: FormRefOf<N>, context: Context): Awaitable<Form>;
}

type DealForm<N extends FormName> = Common<N> & {
  about: 'deal';
} & (
    | {
        open(ref: FormRefOf<N>, context: DealContext): Awaitable<Form>;
        /** Its answer holds in whatever state the deal is: nobody is told that somebody was faster. */
        anyVersion?: true;
      }
    /** The form is the answer to a command that lacks something: that command is tried anew. */
    | { retry(ref: FormRefOf<N>): Command }
  );

/** The names of the forms that are about one deal. */
export type DealFormName = {
  [N in FormName]: FormRefOf<N> extends { deal: number } ? N : never;
}[FormName];
type PlainFormName = Exclude<FormName, DealFormName>;

/** A form as it is kept: whatever it is about, it is opened and read the same way. */
export interface FormEntry {
  readonly name: FormName;
  readonly about: 'deal' | null;
  readonly input: z.ZodType<FormRef>;
  /** The version on the card does not matter. */
  readonly anyVersion: boolean;
  /** null: it opens by itself. */
  readonly retry: ((ref: FormRef) => Command) | null;
  open(ref: FormRef, context: Context, deal: Deal | null): Promise<Form>;
  read(form: FieldReader, ref: FormRef, context: Context): Promise<Command | null>;
}

/** A form that asks for a command's details. It is opened only for whoever may do what it leads to. */
export function defineForm<N extends DealFormName>(spec: DealForm<N>): FormEntry;
export function defineForm<N extends PlainFormName>(spec: PlainForm<N>): FormEntry;
export function defineForm(spec: DealForm<DealFormName> | PlainForm<PlainFormName>): FormEntry {
  const { name, about, input } = spec;
  const mine = <R extends FormRef>(ref: FormRef, is: (ref: FormRef) => ref is R): R => {
    if (ref.form === name && is(ref)) return ref;
    throw new Error(`the form ${ref.form} was taken for ${name}`);
  };
  return {
    name,
    about,
    input,
    anyVersion: 'anyVersion' in spec && spec.anyVersion === true,
    retry: 'retry' in spec ? (ref) => spec.retry(mine(ref, isAboutDeal)) : null,
    open: async (ref, context, deal) => {
      if (spec.about === null) return spec.open(mine(ref, isPlain), context);
      if (deal === null || 'retry' in spec) throw new Error(`the form ${name} opens on a deal`);
      return spec.open(mine(ref, isAboutDeal), { ...context, help: [], deal });
    },
    read: async (form, ref, context) =>
      spec.about === null
        ? spec.read(form, mine(ref, isPlain), context)
        : spec.read(form, mine(ref, isAboutDeal), context),
  };
}

const isAboutDeal = (ref: FormRef): ref is FormRefOf<DealFormName> => 'deal' in ref;
const isPlain = (ref: FormRef): ref is FormRefOf<PlainFormName> => !('deal' in ref);
