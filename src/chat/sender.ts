import type { OutboxItem } from '../domain/ports/outbox.ts';
import { deliver } from './deliver.ts';
import { DeliveryError } from './delivery-error.ts';
import { whoIsTold } from './failure-notice.ts';
import { thisInstance } from './instance.ts';
import { patience } from './retry-delay.ts';
import type { SenderParts } from './sender-parts.ts';

/** Delivers what is in the outbox. */
export interface Sender {
  /** Something may have been queued. */
  wake(): void;
  /** Resolves when nothing that may go now is left, and what was under way has ended. */
  drained(): Promise<void>;
  /** Lets what is under way end; the rest stays queued. */
  stop(): Promise<void>;
}

/** Renewed while its process lives, so that it only runs out when that is gone; with a look a second after, another goes on within 10 s. */
const LEASE = 8_000;
const RENEW = 3_000;
const AT_ONCE = 16;
/** Commands in a burst share one look at the outbox. */
const GATHER = 15;
/** How soon another process's messages, and those whose retry is due, are noticed. */
const LOOK_AGAIN = 1_000;

/** Takes the outbox's messages to the platforms: in order per recipient, again until delivered or refused for good. */
export const createSender = (parts: SenderParts): Sender => {
  const underWay = new Map<OutboxItem['id'], Promise<void>>();
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let stopped = false;
  let gathering: NodeJS.Timeout | null = null;
  const { id: taker, isDead } = parts.instance ?? thisInstance();

  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      const room = AT_ONCE - underWay.size;
      if (room <= 0) return;
      const items = await parts.store.outbox.take(parts.clock.now(), room, LEASE, taker);
      for (const item of items) {
        // Ours already: its lease ran out early because the clock was put forward.
        if (underWay.has(item.id)) continue;
        const sending = send(parts, item).finally(() => {
          underWay.delete(item.id);
          void pump();
        });
        underWay.set(item.id, sending);
      }
    } while (lookAgain && !stopped);
  };

  const pump = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (looking !== null) {
      lookAgain = true;
      return looking;
    }
    looking = look()
      .catch((error: unknown) => parts.log.error({ err: error }, 'the outbox could not be read'))
      .finally(() => {
        looking = null;
        // Asked after the last look and before this: nobody else would look for it.
        if (lookAgain) void pump();
      });
    return looking;
  };

  // What a bot that was killed here had in hand goes on at once, not when its leases have run out.
  const takenBack = parts.store.outbox
    .takeBack(isDead)
    .catch((error: unknown) => parts.log.error({ err: error }, 'the outbox could not be read'));

  const poll = setInterval(() => void pump(), LOOK_AGAIN);
  poll.unref();

  const renewal = setInterval(() => {
    if (underWay.size === 0) return;
    parts.store.outbox
      .renew(taker, parts.clock.now(), LEASE)
      .catch((error: unknown) => parts.log.error({ err: error }, 'the leases could not be renewed'));
  }, RENEW);
  renewal.unref();

  const wake = (): void => {
    if (gathering !== null || stopped) return;
    gathering = setTimeout(() => {
      gathering = null;
      void pump();
    }, GATHER);
  };
  parts.store.outbox.watch(wake);

  return {
    wake,
    async drained() {
      await takenBack;
      await pump();
      // Only waited for from here on: to ask for one more look each time could go on for ever.
      while (looking !== null || underWay.size > 0) {
        await looking;
        await Promise.all(underWay.values());
      }
    },
    async stop() {
      stopped = true;
      clearInterval(poll);
      if (gathering !== null) clearTimeout(gathering);
      await takenBack;
      await looking;
      await Promise.all(underWay.values());
      clearInterval(renewal);
    },
  };
};

const send = async (parts: SenderParts, item: OutboxItem): Promise<void> => {
  const { store, clock, log } = parts;
  try {
    const post = await deliver(parts, item);
    await store.outbox.sent(item.workspace, item.id, clock.now(), post);
  } catch (error) {
    const failure = error instanceof DeliveryError ? error : ownFault(item);
    const about = { outbox: item.id, kind: item.body.kind, code: failure.code, attempts: item.attempts + 1 };
    if (!(error instanceof DeliveryError)) log.error({ ...about, err: error }, 'a message could not be made');
    try {
      const wait = patience(failure, item, clock.now());
      if (wait !== null) {
        log.warn({ ...about, waitMs: wait }, 'a message will be sent again');
        // What is unknown stays so: a refusal now tells nothing about the try before.
        const deliveryUnknown = item.deliveryUnknown || failure.deliveryUnknown;
        await store.outbox.retry(item.workspace, item.id, clock.now() + wait, failure.code, deliveryUnknown);
      } else {
        log.error(about, 'a message was given up');
        await store.outbox.giveUp(
          item.workspace,
          item.id,
          clock.now(),
          failure.code,
          await whoIsTold(store, item, failure),
        );
      }
    } catch (storeError) {
      // The lease runs out and the message comes back with its fate unknown.
      log.error({ ...about, err: storeError }, 'the outbox could not be written');
    }
  }
};

const OWN_TRIES = 5;

/** Our own failure (a busy database, a bug): tried again a few times, since it may pass. */
const ownFault = ({ attempts }: OutboxItem): DeliveryError =>
  new DeliveryError('internal', { retryable: attempts < OWN_TRIES, deliveryUnknown: true });
