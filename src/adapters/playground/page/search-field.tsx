import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Option, SearchSource } from '../../../cards/kit/form.ts';
import { search } from './api.ts';
import { useChat } from './chat.ts';
import type { ControlAttributes } from './control.ts';

interface SearchFieldProps {
  source: SearchSource;
  chosen: Option | null;
  control: ControlAttributes;
  onChange(value: string): void;
}

const PAUSE_MS = 150;

/** A combobox that looks its options up while somebody types. */
export const SearchField = ({ source, chosen, control, onChange }: SearchFieldProps): JSX.Element => {
  const { me, word } = useChat();
  const [text, setText] = useState(chosen?.label ?? '');
  const [options, setOptions] = useState<readonly Option[] | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const look = (typed: string, pause: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(async () => {
      asked.current += 1;
      const mine = asked.current;
      const found = await search(me.id, source, typed).catch(() => []);
      // A later question may have been answered first.
      if (mine !== asked.current) return;
      setOptions(found);
      setActive(0);
    }, pause);
  };

  const close = () => {
    window.clearTimeout(timer.current);
    asked.current += 1;
    setOptions(null);
  };

  const choose = (option: Option) => {
    setText(option.label);
    onChange(option.value);
    close();
  };

  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (options === null) look(text, 0);
      else if (options.length > 0) {
        setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
      }
    } else if (event.key === 'Enter' && options !== null) {
      event.preventDefault();
      const option = options[active];
      if (option !== undefined) choose(option);
    } else if (event.key === 'Escape' && options !== null) {
      // Closes the list, not the dialog.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  const list = `${control.id}-list`;
  return (
    <div class="search">
      <input
        {...control}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={options !== null}
        aria-controls={list}
        aria-activedescendant={options !== null && options.length > 0 ? `${list}-${active}` : undefined}
        placeholder={word('search-placeholder')}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => look('', 0)}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange('');
          look(event.currentTarget.value, PAUSE_MS);
        }}
        onKeyDown={keys}
        onBlur={close}
      />
      {options === null ? null : (
        <div id={list} class="options" role="listbox" aria-label={word('search-placeholder')}>
          {options.length === 0 ? <p class="quiet">{word('search-none')}</p> : null}
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the input, which keeps the focus
            <div
              key={option.value}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
            </div>
          ))}
        </div>
      )}
    </div>
  );
};
