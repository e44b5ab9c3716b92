import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Button, Control } from '../../../cards/kit/card.ts';
import { useChat } from './chat.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { MenuControl } from './menu-control.tsx';

interface ControlsProps {
  controls: readonly Control[];
  message: number | null;
  small?: boolean;
}

/** The buttons and menus of a card. */
export const Controls = ({ controls, message, small = false }: ControlsProps): JSX.Element => (
  <>
    {controls.map((control, index) =>
      control.type === 'button' ? (
        <ButtonControl key={index} button={control} message={message} small={small} />
      ) : (
        <MenuControl key={index} menu={control} message={message} small={small} />
      ),
    )}
  </>
);

const ButtonControl = (props: { button: Button; message: number | null; small: boolean }): JSX.Element => {
  const { button, message, small } = props;
  const { press } = useChat();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  const go = async () => {
    setAsking(false);
    setBusy(true);
    try {
      await press(button.press, message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <button
        type="button"
        class={`button ${button.style}${small ? ' small' : ''}`}
        aria-disabled={busy}
        aria-busy={busy}
        onClick={() => {
          if (busy) return;
          if (button.confirm === null) void go();
          else setAsking(true);
        }}
      >
        {button.label}
      </button>
      {asking && button.confirm !== null ? (
        <ConfirmDialog
          question={button.confirm}
          yes={button.label}
          danger={button.style === 'danger'}
          onYes={go}
          onNo={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
