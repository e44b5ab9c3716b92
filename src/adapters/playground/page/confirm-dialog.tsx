import type { JSX } from 'preact';
import { useChat } from './chat.ts';
import { Modal } from './modal.tsx';

interface ConfirmProps {
  question: string;
  yes: string;
  danger: boolean;
  onYes(): void;
  onNo(): void;
}

/** Asks before a press that cannot be taken back. */
export const ConfirmDialog = ({ question, yes, danger, onYes, onNo }: ConfirmProps): JSX.Element => {
  const { word } = useChat();
  return (
    <Modal title={word('confirm')} narrow onClose={onNo}>
      <div class="modal-body">
        <p class="text">{question}</p>
      </div>
      <footer>
        <button type="button" class="button normal" onClick={onNo}>
          {word('cancel')}
        </button>
        <button type="button" class={`button ${danger ? 'danger' : 'primary'}`} onClick={onYes}>
          {yes}
        </button>
      </footer>
    </Modal>
  );
};
