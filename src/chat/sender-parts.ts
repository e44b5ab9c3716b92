import type { Store } from '../domain/ports/store.ts';
import type { Platform } from '../domain/team/member.ts';
import type { ChatAdapter } from './adapter.ts';
import type { Clock } from './clock.ts';
import type { Instance } from './instance.ts';
import type { Log } from './log.ts';

/** What delivering needs. */
export interface SenderParts {
  store: Pick<Store, 'conversations' | 'deals' | 'liveDigests' | 'outbox' | 'posts' | 'team'>;
  adapters: ReadonlyMap<Platform, ChatAdapter>;
  clock: Clock;
  log: Log;
  /** Whose sending this is; this process's own unless given. */
  instance?: Instance;
}
