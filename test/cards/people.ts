// The commands put themselves into the menu of a deal's card.
import '../../src/commands/registry.ts';
import type { View } from '../../src/cards/kit/view.ts';
import { viewOf } from '../../src/cards/kit/view-of.ts';
import type { Language } from '../../src/domain/language.ts';
import { actorAt } from '../../src/domain/team/delegate.ts';
import type { Member } from '../../src/domain/team/member.ts';
import { WORKSPACE } from '../support/histories.ts';

export const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** Tuesday 2026-03-03 10:00 in Shanghai. */
export const NOW = Date.parse('2026-03-03T10:00:00+08:00');

const person = (id: number, name: string, role: Member['role']): Member => ({
  id,
  workspace: WORKSPACE.id,
  name,
  role,
  language: null,
  team: null,
  morningNote: true,
  timeOff: [],
});
export const AMY = person(1, 'Amy', 'rep');
export const BOB = person(2, 'Bob', 'manager');
export const LI = person(3, '李雷', 'rep');
export const VIC = person(4, 'Vic', 'viewer');
export const MEMBERS = [AMY, BOB, LI, VIC];

/** `reader` null: a channel. */
export const seenBy = (reader: Member | null, language: Language = 'en', now = NOW): View =>
  viewOf({
    workspace: WORKSPACE,
    language,
    reader: reader && actorAt(reader, MEMBERS, now, WORKSPACE.zone),
    members: MEMBERS,
    now,
  });
