import type { CalendarStore } from './calendar.ts';
import type { ConversationStore } from './conversations.ts';
import type { DealStore } from './deals.ts';
import type { FixStore } from './fixes.ts';
import type { LiveDigestStore } from './live-digests.ts';
import type { Maintenance } from './maintenance.ts';
import type { Outbox } from './outbox.ts';
import type { PostStore } from './posts.ts';
import type { Reports } from './reports.ts';
import type { SettingStore } from './settings.ts';
import type { SlotStore } from './slots.ts';
import type { SpendStore } from './spend.ts';
import type { TargetStore } from './targets.ts';
import type { TeamStore } from './team.ts';

/** Where the truth lives, by room. Every method is whole: all of it happens, or none. */
export interface Store {
  readonly deals: DealStore;
  readonly team: TeamStore;
  readonly calendar: CalendarStore;
  readonly conversations: ConversationStore;
  readonly fixes: FixStore;
  readonly slots: SlotStore;
  readonly outbox: Outbox;
  readonly posts: PostStore;
  readonly liveDigests: LiveDigestStore;
  readonly targets: TargetStore;
  readonly spend: SpendStore;
  readonly reports: Reports;
  readonly settings: SettingStore;
  readonly maintenance: Maintenance;
}
