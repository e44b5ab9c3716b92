import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { loadSample } from './api.ts';
import { useChat } from './chat.ts';
import type { ToastBox } from './toasts.tsx';

/** Fills the funnel with a made-up team's half year. */
export const SampleButton = (props: { toasts: ToastBox; onLoaded(): void }): JSX.Element => {
  const { word } = useChat();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { deals } = await loadSample();
      props.toasts.say(word(deals === 0 ? 'sample-already' : 'sample-loaded'), 'normal');
      props.onLoaded();
    } catch (error) {
      props.toasts.say(error instanceof Error ? error.message : word('failed'), 'danger');
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" class="button normal sample" aria-busy={busy} aria-disabled={busy} onClick={load}>
      {word(busy ? 'sample-loading' : 'sample-load')}
    </button>
  );
};
