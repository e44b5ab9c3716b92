import type { FormValues, SearchSource } from '../cards/kit/form.ts';
import type { InboundIdentity } from '../domain/ports/team.ts';
import type { Standing } from '../domain/team/standing.ts';

/** A person named inside a text: `token` is how it stands there, `user` the platform's id. */
export interface Mention {
  token: string;
  user: string;
  name: string | null;
  /** Where the payload itself tells; else the messenger is asked. */
  standing?: Standing;
}

/** What was sent instead of words. */
export type Attachment =
  | 'image'
  | 'file'
  | 'audio'
  | 'video'
  | 'sticker'
  | 'card'
  | 'contact'
  | 'location'
  | 'forwarded'
  | 'other';

/** What a person did, decoded from a platform's payload. Nothing in it is trusted but who and where. */
export type ChatEvent = {
  who: InboundIdentity;
  /** The same for each delivery of the same act; null where nothing is committed. */
  key: string | null;
} & (
  | {
      kind: 'text';
      /** A slash command's name without the slash (`lead`, `商机`); null for text typed to the bot, which begins with it. */
      command: string | null;
      text: string;
      mentions: readonly Mention[];
    }
  /** `press` and `ref` are JSON as it came back from the platform, unchecked. */
  | { kind: 'press'; press: unknown }
  | { kind: 'submit'; ref: unknown; values: FormValues }
  /** Sent to the bot without a word, which cannot read it. */
  | { kind: 'attachment'; of: Attachment }
  /** "Make a lead of this message." */
  | { kind: 'message-to-lead'; text: string }
);

/** A look-up while somebody types or opens a tab; never changes anything. */
export interface Search {
  who: InboundIdentity;
  source: SearchSource;
  text: string;
}
