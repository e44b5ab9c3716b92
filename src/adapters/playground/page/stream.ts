import type { ClockState, Message } from '../http/wire.ts';

interface Listener {
  onMessage(message: Message): void;
  onClock(clock: ClockState): void;
  onOnline(online: boolean): void;
}

/** Follows the person's messages from `seq` on; the browser comes back by itself and says what it saw last. */
export const follow = (person: string, seq: number, listener: Listener): (() => void) => {
  const source = new EventSource(
    `/playground/api/stream?${new URLSearchParams({ person, after: String(seq) })}`,
  );
  source.addEventListener('message', (event) => listener.onMessage(JSON.parse(event.data)));
  source.addEventListener('clock', (event) => listener.onClock(JSON.parse(event.data)));
  source.addEventListener('open', () => listener.onOnline(true));
  source.addEventListener('error', () => listener.onOnline(false));
  return () => source.close();
};
