import { calendarCard } from '../../src/cards/calendar/calendar-card.ts';
import { calendarForm } from '../../src/cards/calendar/calendar-form.ts';
import { ownDaysForm } from '../../src/cards/calendar/own-days-form.ts';
import type { DigestChannel } from '../../src/cards/digests/digest-channel.ts';
import { digestsChangedCard } from '../../src/cards/digests/digests-changed-card.ts';
import { digestsForm } from '../../src/cards/digests/digests-form.ts';
import { previewCard } from '../../src/cards/digests/preview-card.ts';
import { setupCard } from '../../src/cards/digests/setup-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Form } from '../../src/cards/kit/form.ts';
import type { View } from '../../src/cards/kit/view.ts';
import { definitionsCard } from '../../src/cards/reports/definitions-card.ts';
import { summaryCard } from '../../src/cards/reports/summary-card.ts';
import {
  languageForm,
  linkForm,
  MEMBERS_PAGE,
  membersCard,
  roleForm,
  teamForm,
} from '../../src/cards/team/members-card.ts';
import { timeOffForm } from '../../src/cards/team/time-off-form.ts';
import { defaultDigests } from '../../src/domain/digests/digest-settings.ts';
import { DAY } from '../../src/domain/time.ts';
import { WORKSPACE } from '../support/histories.ts';
import { summaryWith } from '../support/summaries.ts';
import { AMY, BOB, MEMBERS } from './people.ts';

const HERE: DigestChannel = {
  id: 1,
  workspace: WORKSPACE.id,
  platform: 'slack',
  tenant: 'T1',
  external: 'C012',
  kind: 'channel',
  name: 'sales',
  digests: defaultDigests(540),
  isShared: false,
  isInsisted: false,
  language: null,
};
const OTHER: DigestChannel = {
  ...HERE,
  id: 2,
  platform: 'feishu',
  name: '华东销售群',
  language: 'zh-CN',
  digests: {
    ...HERE.digests,
    include: ['stuck'],
    stuckOn: [1, 3],
    scope: { owner: AMY.id, team: 'North', source: 'zhihu' },
    paused: true,
  },
};

/** What a team sets about its digests and its days, and how it sees what is posted beforehand. */
export const settingCards = (view: View): readonly Card[] => [
  setupCard([HERE, OTHER], HERE, WORKSPACE, view),
  setupCard([], null, WORKSPACE, view),
  digestsChangedCard('Paused.', OTHER, HERE.id, view),
  ...[view.now + DAY, null, 'nowhere' as const].map((at) =>
    previewCard(summaryCard(summaryWith(), view), at, view),
  ),
  calendarCard(MEMBERS, 'Saved.', view),
  definitionsCard(view),
  membersCard(MEMBERS, 0, view),
  membersCard(
    Array.from({ length: 3 * MEMBERS_PAGE }, () => AMY),
    1,
    view,
  ),
];

export const settingForms = (view: View): readonly Form[] => [
  calendarForm(WORKSPACE, view),
  ownDaysForm(view),
  roleForm({ form: 'role' }, null, view),
  roleForm({ form: 'role', member: AMY.id }, AMY, view),
  teamForm({ form: 'team' }, null, view),
  teamForm({ form: 'team', member: AMY.id }, AMY, view),
  linkForm({ form: 'link' }, view),
  languageForm({ form: 'language' }, view),
  timeOffForm(AMY, AMY.id, view),
  timeOffForm(AMY, BOB.id, view),
  ...[HERE, OTHER].map((channel) =>
    digestsForm({ channel, isHere: true, workspace: WORKSPACE, teams: ['North'], sources: ['zhihu'] }, view),
  ),
];
