import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';

interface Toast {
  id: number;
  text: string;
  tone: 'normal' | 'danger';
}

/** Short notes that go away by themselves. */
export interface ToastBox {
  items: readonly Toast[];
  say(text: string, tone: Toast['tone']): void;
}

const STAYS_MS = 5000;

/** Keeps them, each for some seconds. */
export const useToasts = (): ToastBox => {
  const [items, setItems] = useState<readonly Toast[]>([]);
  const say = useMemo(() => {
    let last = 0;
    return (text: string, tone: Toast['tone']) => {
      last += 1;
      const id = last;
      setItems((before) => [...before.slice(-2), { id, text, tone }]);
      window.setTimeout(() => setItems((before) => before.filter((one) => one.id !== id)), STAYS_MS);
    };
  }, []);
  return { items, say };
};

/** Shows them, read out by screen readers. */
export const Toasts = ({ toasts }: { toasts: ToastBox }): JSX.Element => (
  <div class="toasts" role="status">
    {toasts.items.map(({ id, text, tone }) => (
      <p key={id} class={`toast ${tone}`}>
        {text}
      </p>
    ))}
  </div>
);
