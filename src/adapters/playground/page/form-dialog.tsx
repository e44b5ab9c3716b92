import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field, FieldErrors, Form, FormValues } from '../../../cards/kit/form.ts';
import { FieldView } from './field.tsx';
import { Modal } from './modal.tsx';

interface FormDialogProps {
  form: Form;
  onClose(): void;
  /** What is wrong with which field; null when the form is done with. */
  onSubmit(values: FormValues): Promise<FieldErrors | null>;
}

type Draft = Record<string, string | readonly string[]>;

/** A form over the page, open until it is sent or cancelled. */
export const FormDialog = ({ form, onClose, onSubmit }: FormDialogProps): JSX.Element => {
  const [values, setValues] = useState<Draft>(() => initial(form.fields));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const body = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) {
      body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [errors]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      setErrors((await onSubmit(values)) ?? {});
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal title={form.title} onClose={onClose}>
      <form ref={body} noValidate onSubmit={submit}>
        <div class="modal-body">
          {form.intro === null ? null : <p class="intro">{form.intro}</p>}
          {form.fields.map((field) => (
            <FieldView
              key={field.name}
              field={field}
              value={values[field.name]}
              error={errors[field.name] ?? null}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              onSubmit={() => body.current?.requestSubmit()}
            />
          ))}
        </div>
        <footer>
          <button type="button" class="button normal" onClick={onClose}>
            {form.cancel}
          </button>
          <button type="submit" class="button primary" aria-disabled={busy} aria-busy={busy}>
            {form.submit}
          </button>
        </footer>
      </form>
    </Modal>
  );
};

const initial = (fields: readonly Field[]): Draft =>
  Object.fromEntries(fields.map((field) => [field.name, initialOf(field)]));

const initialOf = (field: Field): string | readonly string[] => {
  switch (field.type) {
    case 'text':
    case 'checks':
      return field.value;
    case 'search':
      return field.value?.value ?? '';
    case 'select':
    case 'date':
    case 'datetime':
      return field.value ?? '';
    default:
      return field satisfies never;
  }
};
