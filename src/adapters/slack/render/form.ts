import type { Card } from '../../../cards/kit/card.ts';
import type { FormRef, Press } from '../../../cards/kit/command.ts';
import type { Field, FieldErrors, Form, Option } from '../../../cards/kit/form.ts';
import { withShortNames } from '../../../cards/kit/press-names.ts';
import { field, parsedJson, textAt } from '../../shared/payload.ts';
import type { SlackBlock, SlackModal } from './blocks.ts';
import { shortened } from './json.ts';
import { LIMITS } from './limits.ts';
import { renderBlocks, VIEW } from './render.ts';
import { plainObject } from './text.ts';

/** The callback_id of a modal that is a form. */
export const FORM_CALLBACK = 'form';
const CARD_CALLBACK = 'card';
/** A select of this id looks its options up: `search:members`. */
export const SEARCH_PREFIX = 'search:';
/** The id of every other input of a form; the block's id carries the field's name. */
const INPUT = 'value';
/** A date with a time is two inputs: Slack's own would be in the person's zone instead of the workspace's. */
export const TIME_SUFFIX = '~time';

/** What a modal must know when it comes back: the form, and where its answer belongs. */
export interface FormMemory {
  ref: unknown;
  channel: string | null;
  direct: boolean;
  /** It was opened from a message only this person sees. */
  isPrivate: boolean;
  responseUrl: string | null;
}

/** A form as a modal, which remembers in private_metadata what it asks for. */
export const formView = (form: Form, place: Omit<FormMemory, 'ref'>): SlackModal => ({
  type: 'modal',
  callback_id: FORM_CALLBACK,
  private_metadata: shortened({ ref: withShortNames(form.ref), ...place }, LIMITS.privateMetadata),
  title: plainObject(form.title, LIMITS.modalTitle),
  submit: plainObject(form.submit, LIMITS.modalButton),
  close: plainObject(form.cancel, LIMITS.modalButton),
  blocks: [
    ...(form.title.length > LIMITS.modalTitle ? [words(form.title)] : []),
    ...(form.intro === null ? [] : [words(form.intro)]),
    ...form.fields.flatMap((field) => inputs(field, form.ref)),
  ].slice(0, LIMITS.viewBlocks),
});

/** What the modal asks for; throws nothing: an old or foreign one has no ref. */
export const rememberedBy = (view: unknown): FormMemory => {
  const memory = parsedJson(textAt(view, 'private_metadata'));
  const ref = typeof memory === 'object' && memory !== null && 'ref' in memory ? memory.ref : null;
  return {
    ref,
    channel: textAt(memory, 'channel'),
    direct: field(memory, 'direct') === true,
    isPrivate: field(memory, 'isPrivate') === true,
    responseUrl: textAt(memory, 'responseUrl'),
  };
};

/** A card where there is no conversation to show it in. */
export const cardView = (card: Card): SlackModal => ({
  type: 'modal',
  callback_id: CARD_CALLBACK,
  title: plainObject(card.title, LIMITS.modalTitle),
  blocks: renderBlocks(card, VIEW),
});

/** Where no form can be opened directly: one button that opens it. */
export const formButtonCard = (form: Form): Card => ({
  title: form.title,
  tone: 'normal',
  body: [
    ...(form.intro === null ? [] : [{ type: 'text', text: form.intro } as const]),
    { type: 'actions', controls: [opener(form.title, form.again)] },
  ],
  more: null,
});

const opener = (label: string, press: Press) =>
  ({ type: 'button', label, press, style: 'primary', confirm: null }) as const;

/**
 * Slack shows an error only under an input of the view; one for anything else goes to the first, and never is
 * one left out.
 */
export const viewErrors = (errors: FieldErrors, view: unknown): Record<string, string> => {
  const blocks = inputBlocks(view);
  const shown: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    const block = blocks.find((id) => fieldOf(id) === name) ?? blocks[0];
    if (block !== undefined) shown[block] = shown[block] === undefined ? error : `${shown[block]} ${error}`;
  }
  return shown;
};

const inputBlocks = (view: unknown): string[] => {
  const blocks = typeof view === 'object' && view !== null && 'blocks' in view ? view.blocks : [];
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block: unknown) =>
    textAt(block, 'type') === 'input' ? [textAt(block, 'block_id') ?? ''] : [],
  );
};

/** Two forms shown one after the other in a modal must not inherit each other's input: the form is in the id. */
const blockId = (ref: FormRef, name: string): string => `${ref.form}.${name}`;
/** The field's name in a block_id. */
export const fieldOf = (block: string): string => block.slice(block.indexOf('.') + 1);

const words = (text: string): SlackBlock => ({
  type: 'section',
  text: plainObject(text, LIMITS.sectionText),
});

const inputs = (field: Field, ref: FormRef): SlackBlock[] => {
  const shared = {
    type: 'input',
    block_id: blockId(ref, field.name),
    label: plainObject(field.label, LIMITS.inputLabel),
    optional: !field.required,
    ...(field.hint === null ? {} : { hint: plainObject(field.hint, LIMITS.inputHint) }),
  } as const;
  switch (field.type) {
    case 'text':
      return [
        {
          ...shared,
          element: {
            type: 'plain_text_input',
            action_id: INPUT,
            multiline: field.multiline,
            max_length: LIMITS.inputText,
            ...(field.value === '' ? {} : { initial_value: field.value.slice(0, LIMITS.inputText) }),
            ...(field.placeholder === null
              ? {}
              : { placeholder: plainObject(field.placeholder, LIMITS.placeholder) }),
          },
        },
      ];
    case 'select':
      return field.options.length === 0
        ? [words(`${field.label}: –`)]
        : [{ ...shared, element: { type: 'static_select', action_id: INPUT, ...chosen(field) } }];
    case 'search':
      return [
        {
          ...shared,
          element: {
            type: 'external_select',
            action_id: `${SEARCH_PREFIX}${field.source}`,
            min_query_length: 0,
            ...(field.value === null ? {} : { initial_option: slackOption(field.value) }),
          },
        },
      ];
    case 'checks':
      return field.options.length === 0
        ? [words(`${field.label}: –`)]
        : [{ ...shared, element: { type: 'checkboxes', action_id: INPUT, ...ticked(field) } }];
    case 'date':
      return [{ ...shared, element: datepicker(field.value) }];
    case 'datetime':
      return [
        { ...shared, element: datepicker(field.value?.slice(0, 10) ?? null) },
        {
          ...shared,
          block_id: `${shared.block_id}${TIME_SUFFIX}`,
          label: plainObject(`${field.label} ⏰`, LIMITS.inputLabel),
          element: {
            type: 'timepicker',
            action_id: INPUT,
            ...(field.value === null ? {} : { initial_time: field.value.slice(11, 16) }),
          },
        },
      ];
    default:
      return field satisfies never;
  }
};

const datepicker = (day: string | null) =>
  ({ type: 'datepicker', action_id: INPUT, ...(day === null ? {} : { initial_date: day }) }) as const;

const chosen = ({ options, value }: Extract<Field, { type: 'select' }>) => {
  const shown = options.slice(0, LIMITS.selectOptions).map(slackOption);
  const initial = shown.find((option) => option.value === value);
  return { options: shown, ...(initial === undefined ? {} : { initial_option: initial }) };
};

/** Slack refuses an empty list of initial options. */
const ticked = ({ options, value }: Extract<Field, { type: 'checks' }>) => {
  const shown = options.slice(0, LIMITS.checkboxes).map(slackOption);
  const initial = shown.filter((option) => value.includes(option.value));
  return { options: shown, ...(initial.length === 0 ? {} : { initial_options: initial }) };
};

/** A choice of a select. */
export const slackOption = ({ value, label }: Option) => ({
  text: plainObject(label, LIMITS.optionText),
  value,
});
