import type { FormValues } from '../../../cards/kit/form.ts';
import { entriesAt, listAt, textAt } from '../../shared/payload.ts';
import { fieldOf, TIME_SUFFIX } from '../render/form.ts';

/** The values of a submitted view by field name; what was left empty is an empty text. */
export const readValues = (view: unknown): FormValues => {
  const values: Record<string, string | readonly string[]> = {};
  const times: [string, string][] = [];
  for (const [block, actions] of entriesAt(view, 'state', 'values')) {
    const name = fieldOf(block);
    for (const [, state] of entriesAt(actions)) {
      const value = stateValue(state);
      if (name.endsWith(TIME_SUFFIX)) times.push([name.slice(0, -TIME_SUFFIX.length), String(value)]);
      else values[name] = value;
    }
  }
  for (const [name, time] of times) {
    const day = values[name] ?? '';
    if (day !== '' && time !== '') values[name] = `${day}T${time}`;
  }
  return values;
};

const stateValue = (state: unknown): string | readonly string[] => {
  if (textAt(state, 'type') === 'checkboxes') {
    return listAt(state, 'selected_options').flatMap((option) => textAt(option, 'value') ?? []);
  }
  return (
    textAt(state, 'value') ??
    textAt(state, 'selected_option', 'value') ??
    textAt(state, 'selected_date') ??
    textAt(state, 'selected_time') ??
    ''
  );
};
