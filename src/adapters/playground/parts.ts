import type { Clock } from '../../chat/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Instant } from '../../domain/time.ts';
import type { Streams } from './http/stream.ts';
import type { People } from './people.ts';
import type { Transcript } from './transcript.ts';

/** The bot's time, which the playground may move. */
interface TravelClock extends Clock {
  /** Moves the bot's time forward to `to` and ends when what is due by then has been done and sent. */
  travel(to: Instant): Promise<void>;
}

/** What the playground is given from outside. */
export interface PlaygroundDeps {
  /** Who is in the team and its sample deals: the playground's people are members like any other. */
  store: Store;
  transcript: Transcript;
  clock: TravelClock;
  log: Log;
}

/** The same with what it makes of it, for its own files. */
export interface Parts extends PlaygroundDeps {
  people: People;
  streams: Streams;
}
