import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Menu } from '../../../cards/kit/card.ts';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';
import { Popup } from './popup.tsx';

/** One choice of several, as a menu button: arrows move, Enter chooses, Esc closes. */
export const MenuControl = (props: { menu: Menu; message: number | null; small: boolean }): JSX.Element => {
  const { menu, message, small } = props;
  const { press } = useChat();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`button normal menu-button${small ? ' small' : ''}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {menu.label}
        <Icon name="chevron" />
      </button>
      {open ? (
        <Popup id={id} label={menu.label} anchor={button} onClose={() => setOpen(false)}>
          {menu.options.map((option, index) => (
            <button
              key={index}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                void press(option.press, message);
              }}
            >
              {option.label}
            </button>
          ))}
        </Popup>
      ) : null}
    </>
  );
};
