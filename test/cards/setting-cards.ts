import { calendarCard } from '../../src/cards/calendar-card.ts';
import type { Card } from '../../src/cards/card.ts';
import { definitionsCard } from '../../src/cards/definitions-card.ts';
import type { DigestChannel } from '../../src/cards/digest-channel.ts';
import { digestsChangedCard } from '../../src/cards/digests-changed-card.ts';
import type { Form } from '../../src/cards/form.ts';
import { calendarForm } from '../../src/cards/forms/calendar-form.ts';
import { digestsForm } from '../../src/cards/forms/digests-form.ts';
import { ownDaysForm } from '../../src/cards/forms/own-days-form.ts';
import { timeOffForm } from '../../src/cards/forms/time-off-form.ts';
import { previewCard } from '../../src/cards/preview-card.ts';
import { setupCard } from '../../src/cards/setup-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import type { View } from '../../src/cards/view.ts';
import { defaultDigests } from '../../src/funnel/digest-settings.ts';
import { DAY } from '../../src/funnel/time.ts';
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
];

export const settingForms = (view: View): readonly Form[] => [
  calendarForm(WORKSPACE, view),
  ownDaysForm(view),
  timeOffForm(AMY, AMY.id, view),
  timeOffForm(AMY, BOB.id, view),
  ...[HERE, OTHER].map((channel) =>
    digestsForm({ channel, isHere: true, workspace: WORKSPACE, teams: ['North'], sources: ['zhihu'] }, view),
  ),
];
