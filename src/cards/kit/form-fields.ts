import type { Command, FormRef } from './command.ts';
import type { Field, Form, Option } from './form.ts';
import type { View } from './view.ts';
import { fieldName } from './words-of.ts';

interface Asked {
  required?: boolean;
  hint?: string | null;
  placeholder?: string | null;
  multiline?: boolean;
}

/** Short names for what forms are made of. A field's label is `field.<name>` unless given. */
export const textField = (name: string, value: string | null, view: View, asked: Asked = {}): Field => ({
  type: 'text',
  name,
  label: fieldName(name, view),
  required: asked.required ?? false,
  hint: asked.hint ?? null,
  value: value ?? '',
  placeholder: asked.placeholder ?? null,
  multiline: asked.multiline ?? false,
});

export const selectField = (
  name: string,
  label: string,
  value: string | null,
  options: readonly Option[],
): Field => ({ type: 'select', name, label, required: true, hint: null, value, options });

export const memberField = (
  name: string,
  label: string,
  member: number | null,
  view: View,
  required: boolean,
): Field => ({
  type: 'search',
  name,
  label,
  required,
  hint: null,
  source: 'members',
  value: member === null ? null : { value: String(member), label: view.name(member) },
});

export const dateField = (
  name: string,
  value: string | null,
  view: View,
  asked: { required?: boolean; hint?: string } = {},
): Field => ({
  type: 'date',
  name,
  label: fieldName(name, view),
  required: asked.required ?? false,
  hint: asked.hint ?? null,
  value,
});

/** A form that comes back as `ref` and can be opened again by the same. */
export const form = (
  ref: FormRef,
  words: { title: string; intro?: string | null; submit?: string },
  fields: readonly Field[],
  { t }: View,
): Form => {
  const again: Command = { kind: 'open-form', ref };
  return {
    title: words.title,
    intro: words.intro ?? null,
    submit: words.submit ?? t('form.save'),
    cancel: t('form.cancel'),
    ref,
    again,
    fields,
  };
};

/** The same form, opened from the person's own card of the deal: that card is what they get after it. */
export const fromPersonalCard = (form: Form): Form => {
  if (!('expectedVersion' in form.ref)) return form;
  const ref: FormRef = { ...form.ref, onPersonalCard: true };
  return { ...form, ref, again: { kind: 'open-form', ref } };
};
