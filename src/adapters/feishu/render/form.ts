import type { Card } from '../../../cards/kit/card.ts';
import type { Field, FieldErrors, Form, FormValues, Option } from '../../../cards/kit/form.ts';
import type { Options } from '../../../commands/reply.ts';
import { cut } from '../../../lib/text.ts';
import { CONTINUED, cancelValue, submitValue } from '../inbound/press-value.ts';
import type { Checker, Element, FeishuCard, Select } from './card-json.ts';
import { withoutControls } from './escape.ts';
import { fitting } from './fitting.ts';
import { LIMITS } from './limits.ts';
import { bold, coloured, markdownOf, plainObject, quiet } from './text.ts';

/** How far somebody has filled it in. */
export interface FormState {
  /** What was typed already, by field name; a field that is not in it shows its own value. */
  values?: FormValues;
  errors?: FieldErrors;
  /** What each search field (by name) may choose from: Feishu looks nothing up while somebody types. */
  options?: ReadonlyMap<string, Options>;
}

/** A form, and what it asks in words: should Feishu refuse the one, there is the other. */
export interface FormCard {
  json: FeishuCard;
  words: Card;
}

const FORM = '~form';
const SUBMIT = '~submit';

/** There is no modal: a form is a card. Selects offer fewer options where all would be too many for a card. */
export const renderForm = (form: Form, state: FormState = {}): FeishuCard => {
  const { errors = {} } = state;
  const known = new Set(form.fields.map(({ name }) => name));
  const strays = Object.entries(errors).flatMap(([name, error]) => (known.has(name) ? [] : [error]));
  const layOut = (most: number): Element[] => [
    ...(form.intro === null ? [] : [markdownOf(form.intro, new Map())]),
    ...strays.map((error): Element => ({ tag: 'markdown', content: coloured(error, 'red') })),
    {
      tag: 'form',
      name: FORM,
      elements: [...form.fields.flatMap((field) => inputs(field, state, most)), submitButton(form)],
    },
    cancelButton(form),
  ];
  const frame = {
    schema: '2.0',
    config: { update_multi: true, summary: { content: plainObject(form.title, LIMITS.summary).content } },
    header: { title: plainObject(form.title, LIMITS.title), template: 'blue' },
  } as const;
  return fitting(
    frame,
    [LIMITS.formOptions, 60, 30, 15, 8].map((most) => () => layOut(most)),
    null,
  );
};

/** What a form asks and what was filled in, to be read where it cannot be filled in. */
export const formInWords = ({ title, intro, fields }: Form, { values = {} }: FormState = {}): Card => ({
  title,
  tone: 'normal',
  body: [
    ...(intro === null ? [] : [intro]),
    ...fields.map(({ name, label }) => [label, values[name] ?? []].flat().filter(Boolean).join(' · ')),
  ].map((words) => ({ type: 'text', text: words })),
  more: null,
});

/** What is left of a form that nobody wants. */
export const renderCancelled = (title: string): FeishuCard => ({
  schema: '2.0',
  config: { update_multi: true, summary: { content: plainObject(title, LIMITS.summary).content } },
  header: { title: plainObject(title, LIMITS.title), template: 'grey' },
  body: { elements: [{ tag: 'markdown', content: '✕' }] },
});

const submitButton = (form: Form): Element => ({
  tag: 'button',
  name: SUBMIT,
  text: plainObject(form.submit, LIMITS.label),
  type: 'primary_filled',
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value: submitValue(form) }],
});

/** Outside the form, so that nothing has to be filled in before it can be pressed. */
const cancelButton = ({ cancel, title }: Form): Element => ({
  tag: 'button',
  text: plainObject(cancel, LIMITS.label),
  type: 'default',
  behaviors: [{ type: 'callback', value: cancelValue(cut(title, LIMITS.title)) }],
});

const inputs = (field: Field, state: FormState, most: number): Element[] => {
  const { name, required } = field;
  const typed = state.values?.[name];
  const error = state.errors?.[name];
  const width = 'fill';
  switch (field.type) {
    case 'text': {
      const parts = split(withoutControls(first(typed) ?? field.value));
      const multiline = field.multiline || parts.length > 1;
      return [
        heading(field, error),
        ...parts.map(
          (part, at): Element => ({
            tag: 'input',
            name: at === 0 ? name : `${name}${CONTINUED}${at}`,
            required: required && at === 0,
            input_type: multiline ? 'multiline_text' : 'text',
            ...(multiline ? { rows: 3, auto_resize: true } : {}),
            max_length: LIMITS.input,
            width,
            default_value: part,
            ...(field.placeholder === null
              ? {}
              : { placeholder: plainObject(field.placeholder, LIMITS.placeholder) }),
          }),
        ),
      ];
    }
    case 'select':
      return choice(field, error, field.options, first(typed) ?? field.value, most);
    case 'search': {
      const offered = state.options?.get(name) ?? [];
      const own = field.value;
      const options =
        own === null || offered.some(({ value }) => value === own.value) ? offered : [own, ...offered];
      return choice(field, error, options, first(typed) ?? own?.value ?? null, most);
    }
    case 'checks': {
      const ticked = typed === undefined ? field.value : [typed].flat();
      return [
        heading(field, error),
        ...field.options.map(
          ({ value, label }): Checker => ({
            tag: 'checker',
            name: `${name}${CONTINUED}${value}`,
            checked: ticked.includes(value),
            text: plainObject(label, LIMITS.label),
          }),
        ),
      ];
    }
    case 'date': {
      const day = first(typed) ?? field.value ?? '';
      return [
        heading(field, error),
        {
          tag: 'date_picker',
          name,
          required,
          width,
          placeholder: plainObject(field.label, LIMITS.placeholder),
          ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? { initial_date: day } : {}),
        },
      ];
    }
    case 'datetime': {
      const at = first(typed) ?? field.value ?? '';
      return [
        heading(field, error),
        {
          tag: 'picker_datetime',
          name,
          required,
          width,
          placeholder: plainObject(field.label, LIMITS.placeholder),
          ...(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? { initial_datetime: at.replace('T', ' ') } : {}),
        },
      ];
    }
    default:
      return field satisfies never;
  }
};

const first = (typed: string | readonly string[] | undefined): string | undefined =>
  typeof typed === 'string' ? typed : typed?.[0];

const heading = ({ label, hint, required }: Field, error: string | undefined, left = 0): Element => ({
  tag: 'markdown',
  content: [
    `${bold(cut(label, LIMITS.label))}${required ? ` ${coloured('*', 'red')}` : ''}`,
    ...(error === undefined ? [] : [coloured(`⚠️ ${cut(error, LIMITS.hint)}`, 'red')]),
    ...(hint === null ? [] : [quiet(cut(hint, LIMITS.hint))]),
    ...(left === 0 ? [] : [quiet(`… +${left}`)]),
  ].join('<br>'),
});

const choice = (
  field: Field,
  error: string | undefined,
  options: readonly Option[],
  chosen: string | null,
  most: number,
): Element[] => {
  const distinct = [...new Map(options.map((option) => [option.value, option])).values()];
  const all = distinct.filter(({ value }) => value !== '');
  const at = all.findIndex(({ value }) => value === chosen);
  const picked = all[at];
  // What is chosen must be among what is shown.
  const shown = picked === undefined || at < most ? all.slice(0, most) : [picked, ...all.slice(0, most - 1)];
  if (shown.length === 0) return [heading(field, error), { tag: 'markdown', content: '–' }];
  const index = shown.findIndex(({ value }) => value === chosen);
  const select: Select = {
    tag: 'select_static',
    name: field.name,
    required: field.required,
    width: 'fill',
    placeholder: plainObject(field.label, LIMITS.placeholder),
    options: shown.map(({ value, label }) => ({ text: plainObject(label, LIMITS.label), value })),
    ...(index < 0 ? {} : { initial_index: index + 1 }),
  };
  return [heading(field, error, all.length - shown.length), select];
};

/** An input holds 1,000 characters: a longer text goes on in further ones, and nothing of it is lost by saving. */
const split = (text: string): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LIMITS.input) {
    const head = rest.slice(0, LIMITS.input);
    const lineEnd = head.lastIndexOf('\n') + 1;
    const last = head.charCodeAt(head.length - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? LIMITS.input - 1 : LIMITS.input;
    const end = lineEnd > LIMITS.input / 2 ? lineEnd : whole;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
};
