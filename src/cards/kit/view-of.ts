import type { Language } from '../../domain/language.ts';
import type { Actor } from '../../domain/team/delegate.ts';
import type { Member, MemberId } from '../../domain/team/member.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Instant } from '../../domain/time.ts';
import { translator } from './translate.ts';
import type { View } from './view.ts';

/** How somebody reads: `reader` null for a channel. */
export const viewOf = (from: {
  workspace: Workspace;
  language: Language;
  reader: Actor | null;
  members: readonly Member[];
  now: Instant;
}): View => {
  const { workspace, language, reader, members, now } = from;
  const t = translator(language);
  return {
    t,
    language,
    zone: workspace.zone,
    calendar: workspace.calendar,
    now,
    pipeline: workspace.pipeline,
    // A card names a few people of up to thousands: looking them up beats building an index per request.
    name: (id: MemberId | null) => members.find((member) => member.id === id)?.name || t('member.unknown'),
    reader,
  };
};
