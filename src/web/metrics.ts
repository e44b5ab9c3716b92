import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What `GET /metrics` shows. The rooms are given `observeRequest`, never the registry. */
export interface Metrics {
  /** A request of a person: what was asked (a closed set of kinds, never typed text), how it ended, how long it took (ms). */
  observeRequest(kind: string, outcome: string, ms: number): void;
  contentType: string;
  text(): Promise<string>;
}

/** From the answer to a button on a fast machine to Slack's three seconds and beyond. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

/** `backlog` is asked with each scrape: messages waiting, and the age of the oldest in ms. */
export const createMetrics = (
  version: string,
  backlog: () => Promise<{ waiting: number; oldestMs: number }>,
): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  new Gauge({ name: 'funnelbot_info', help: 'The running version.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const requests = new Histogram({
    name: 'funnelbot_request_seconds',
    help: 'Time to decide a request, by what was asked and how it ended.',
    labelNames: ['kind', 'outcome'],
    buckets: SECONDS,
    registers,
  });

  /** By kind and outcome: looking labels up anew costs as much as a small request. */
  const series = new Map<string, Histogram.Internal<'kind' | 'outcome'>>();

  const oldest = new Gauge({
    name: 'funnelbot_outbox_eldest_seconds',
    help: 'Age of the oldest message that waits to be sent.',
    registers,
  });
  const waiting = new Gauge({
    name: 'funnelbot_outbox_waiting',
    help: 'Messages that wait to be sent.',
    registers,
  });

  return {
    observeRequest(kind, outcome, ms) {
      const key = `${kind} ${outcome}`;
      const known = series.get(key) ?? requests.labels({ kind, outcome });
      series.set(key, known);
      known.observe(ms / 1000);
    },
    contentType: registry.contentType,
    async text() {
      // A database that cannot be read must not hide the other figures; /readyz tells about it.
      const now = await backlog().catch(() => null);
      waiting.set(now?.waiting ?? Number.NaN);
      oldest.set(now === null ? Number.NaN : now.oldestMs / 1000);
      return registry.metrics();
    },
  };
};
