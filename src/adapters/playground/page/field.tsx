import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Field } from '../../../cards/kit/form.ts';
import { useChat } from './chat.ts';
import type { ControlAttributes } from './control.ts';
import { SearchField } from './search-field.tsx';

/** A field, what is in it, and what is wrong with it. */
export interface FieldProps {
  field: Field;
  value: string | readonly string[] | undefined;
  error: string | null;
  onChange(value: string | readonly string[]): void;
  /** Ctrl+Enter in a field of several lines. */
  onSubmit(): void;
}

/** One field of a form with its label, hint and error. */
export const FieldView = (props: FieldProps): JSX.Element => {
  const { field, error } = props;
  const { word } = useChat();
  const id = useId();
  const hint = field.hint === null ? null : `${id}-hint`;
  const wrong = error === null ? null : `${id}-error`;
  const described = [hint, wrong].filter((one) => one !== null).join(' ');
  const label = (
    <>
      {field.label}
      {field.required ? null : <span class="optional">{word('optional')}</span>}
    </>
  );
  const control: ControlAttributes = {
    id,
    name: field.name,
    'aria-required': field.required,
    'aria-invalid': error !== null,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
  const below = (
    <>
      {hint === null ? null : (
        <p class="hint" id={hint}>
          {field.hint}
        </p>
      )}
      {wrong === null ? null : (
        <p class="field-error" id={wrong}>
          {error}
        </p>
      )}
    </>
  );
  if (field.type === 'checks') {
    return (
      <fieldset class="field" aria-describedby={described === '' ? undefined : described}>
        <legend>{label}</legend>
        <Checks {...props} invalid={error !== null} />
        {below}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Input {...props} control={control} />
      {below}
    </div>
  );
};

const Input = (props: FieldProps & { control: ControlAttributes }): JSX.Element | null => {
  const { field, onChange, onSubmit, control } = props;
  const { word } = useChat();
  const value = typeof props.value === 'string' ? props.value : '';
  switch (field.type) {
    case 'text':
      return field.multiline ? (
        <textarea
          {...control}
          rows={3}
          value={value}
          placeholder={field.placeholder ?? undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
          }}
        />
      ) : (
        <input
          {...control}
          type="text"
          autoComplete="off"
          value={value}
          placeholder={field.placeholder ?? undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'select':
      return (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {field.value === null || !field.required ? <option value="">{word('choose')}</option> : null}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'search':
      return <SearchField source={field.source} chosen={field.value} control={control} onChange={onChange} />;
    case 'date':
    case 'datetime':
      return (
        <input
          {...control}
          type={field.type === 'date' ? 'date' : 'datetime-local'}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'checks':
      return null;
    default:
      return field satisfies never;
  }
};

const Checks = (props: FieldProps & { invalid: boolean }): JSX.Element | null => {
  const { field, onChange, invalid } = props;
  const ticked = Array.isArray(props.value) ? props.value : [];
  if (field.type !== 'checks') return null;
  return (
    <>
      {field.options.map((option) => (
        <label key={option.value} class="check">
          <input
            type="checkbox"
            name={field.name}
            value={option.value}
            aria-invalid={invalid}
            checked={ticked.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...ticked, option.value]
                  : ticked.filter((one) => one !== option.value),
              )
            }
          />
          <span>{option.label}</span>
        </label>
      ))}
    </>
  );
};
