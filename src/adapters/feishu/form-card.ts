import type { FieldErrors, Form, FormValues } from '../../cards/form.ts';
import type { Options } from '../../commands/reply.ts';
import type { FeishuCard } from './card-json.ts';

export interface FormState {
  /** What was typed already, by field name; a field that is not in it shows its own value. */
  values?: FormValues;
  errors?: FieldErrors;
  /** What each search field (by name) may choose from: Feishu looks nothing up while somebody types. */
  options?: ReadonlyMap<string, Options>;
}

export const renderForm = (form: Form, _state: FormState = {}): FeishuCard => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'form', name: form.ref.form, elements: [] }] },
});
