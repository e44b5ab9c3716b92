import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';

interface ModalProps {
  title: string;
  onClose(): void;
  children: ComponentChildren;
  narrow?: boolean;
}

/** Where the keyboard begins: in the first field, else at the answer that is meant. */
const FIRST = '.modal-body :is(input, textarea, select), footer .primary, footer .danger';

/** The browser's own modal dialog: it keeps the focus, makes the rest inert and closes with Esc. */
export const Modal = ({ title, onClose, children, narrow = false }: ModalProps): JSX.Element => {
  const { word } = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const leaving = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal();
    shown?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      leaving.current = true;
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={narrow ? 'modal narrow' : 'modal'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (!leaving.current) onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label={word('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
};
