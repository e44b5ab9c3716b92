import { field, listAt, textAt } from '../../src/adapters/shared/payload.ts';
import type { FakeView } from './fake-slack-state.ts';

const TIME = '~time';

/** An input of a modal as a person sees it. */
interface Input {
  block: string;
  label: string;
  element: unknown;
}

export type Typed = Readonly<Record<string, string | readonly string[]>>;
export type LookUp = (actionId: string, text: string) => Promise<readonly { label: string; value: string }[]>;

export const inputsOf = ({ view }: FakeView): Input[] =>
  listAt(view, 'blocks').flatMap((block) =>
    textAt(block, 'type') === 'input'
      ? [
          {
            block: textAt(block, 'block_id') ?? '',
            label: textAt(block, 'label', 'text') ?? '',
            element: field(block, 'element'),
          },
        ]
      : [],
  );

/** Fields by label; a date with its time counts as one. */
export const labelsOf = (view: FakeView): string[] =>
  inputsOf(view).flatMap(({ block, label }) => (block.endsWith(TIME) ? [] : [label]));

/** What Slack would send for the modal filled in like this. */
export const stateOf = async (
  view: FakeView,
  typed: Typed,
  lookUp: LookUp,
): Promise<Record<string, object>> => {
  const inputs = inputsOf(view);
  for (const label of Object.keys(typed)) {
    if (!inputs.some((input) => input.label === label)) {
      throw new Error(`no field “${label}”, only: ${labelsOf(view).join(', ')}`);
    }
  }
  const state: Record<string, object> = {};
  for (const { block, label, element } of inputs) {
    const owner = block.endsWith(TIME)
      ? inputs.find((one) => one.block === block.slice(0, -TIME.length))
      : null;
    const given =
      owner === null || owner === undefined
        ? typed[label]
        : String(typed[owner.label] ?? '').slice(11) || undefined;
    state[block] = { [textAt(element, 'action_id') ?? '']: await stateOfInput(element, given, lookUp) };
  }
  return state;
};

const stateOfInput = async (
  element: unknown,
  given: string | readonly string[] | undefined,
  lookUp: LookUp,
): Promise<object> => {
  const type = textAt(element, 'type');
  const options = listAt(element, 'options').map((option) => ({
    label: textAt(option, 'text', 'text') ?? '',
    value: textAt(option, 'value') ?? '',
  }));
  switch (type) {
    case 'plain_text_input':
      return { type, value: String(given ?? textAt(element, 'initial_value') ?? '') || null };
    case 'static_select':
      return {
        type,
        selected_option:
          given === undefined ? field(element, 'initial_option') : chosen(options, String(given)),
      };
    case 'external_select': {
      if (given === undefined) return { type, selected_option: field(element, 'initial_option') };
      const found = await lookUp(textAt(element, 'action_id') ?? '', String(given));
      return { type, selected_option: chosen(found, String(given)) };
    }
    case 'checkboxes':
      return {
        type,
        selected_options:
          given === undefined
            ? listAt(element, 'initial_options')
            : [given].flat().map((label) => chosen(options, String(label))),
      };
    case 'datepicker':
      return {
        type,
        selected_date: String(given ?? textAt(element, 'initial_date') ?? '').slice(0, 10) || null,
      };
    case 'timepicker':
      return { type, selected_time: String(given ?? textAt(element, 'initial_time') ?? '') || null };
    default:
      throw new Error(`an input of type ${type}`);
  }
};

const chosen = (options: readonly { label: string; value: string }[], label: string) => {
  const found = options.find((one) => one.label === label);
  if (found === undefined)
    throw new Error(`no option “${label}”, only: ${options.map((one) => one.label).join(', ')}`);
  return { text: { type: 'plain_text', text: found.label }, value: found.value };
};
