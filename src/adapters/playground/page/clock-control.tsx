import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Jump } from '../http/wire.ts';
import type { WordKey } from '../words.ts';
import { travel } from './api.ts';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';
import type { Action, Model } from './model.ts';
import { Popup } from './popup.tsx';
import { clockTime, shortDay } from './time.ts';
import type { ToastBox } from './toasts.tsx';

const JUMPS: readonly (readonly [Jump, WordKey])[] = [
  ['morning', 'jump-morning'],
  ['monday', 'jump-monday'],
  ['day', 'jump-day'],
];

interface ClockProps {
  model: Model;
  dispatch(action: Action): void;
  toasts: ToastBox;
}

/** The bot's time, and the jumps that make what is due happen now. */
export const ClockControl = ({ model, dispatch, toasts }: ClockProps): JSX.Element => {
  const { word, language, zone } = useChat();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [, setTick] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = window.setInterval(() => setTick((tick) => tick + 1), 5000);
    return () => window.clearInterval(timer);
  }, []);

  const now = Date.now() + model.offset;
  const jump = async (to: Jump) => {
    setOpen(false);
    button.current?.focus();
    setBusy(true);
    try {
      dispatch({ kind: 'clock', clock: await travel(to) });
    } catch (error) {
      toasts.say(error instanceof Error ? error.message : word('failed'), 'danger');
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class="clock"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={busy}
        aria-label={`${word('clock')}: ${shortDay(now, language, zone)} ${clockTime(now, language, zone)}`}
        onClick={() => setOpen(!open && !busy)}
      >
        {busy ? <span class="spinner" /> : <Icon name="clock" />}
        <span class="clock-day">{shortDay(now, language, zone)}</span>
        <span class="clock-time">{clockTime(now, language, zone)}</span>
        <Icon name="chevron" />
      </button>
      {open ? (
        <Popup id="jumps" label={word('clock')} anchor={button} onClose={() => setOpen(false)}>
          <p class="popup-title">{word('clock')}</p>
          {JUMPS.map(([to, key]) => (
            <button key={to} type="button" role="menuitem" tabIndex={-1} onClick={() => jump(to)}>
              {word(key)}
            </button>
          ))}
        </Popup>
      ) : null}
    </>
  );
};
