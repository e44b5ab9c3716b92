/** One message of the playground as it is kept. `seq` grows with each change of any row. */
export interface TranscriptRow {
  id: number;
  seq: number;
  channel: string;
  /** Who alone sees it; null: everyone in the channel. */
  person: string | null;
  /** A person's id, or `BOT`. */
  author: string;
  /** What it was posted under, unique in its channel. */
  key: string | null;
  /** A `Body` as JSON. */
  body: string;
  at: number;
}

/** Where the playground's messages are kept; the storage engine provides it. */
export interface Transcript {
  append(row: Omit<TranscriptRow, 'id' | 'seq'>): Promise<number>;
  update(id: number, body: string): Promise<void>;
  find(channel: string, key: string): Promise<TranscriptRow | null>;
  get(id: number): Promise<TranscriptRow | null>;
  /** Rows added or changed after sequence number `seq`, in that order. */
  since(seq: number): Promise<readonly TranscriptRow[]>;
}

/** Who posts what the bot says. */
export const BOT = 'funnelbot';
