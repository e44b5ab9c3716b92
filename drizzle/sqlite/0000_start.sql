CREATE TABLE `arrivals` (
	`workspace_id` integer NOT NULL,
	`deal_id` integer NOT NULL,
	`stage` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `stage`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `arrivals_stage` ON `arrivals` (`workspace_id`,`at`,`stage`,`deal_id`);--> statement-breakpoint
CREATE TABLE `deal_terms` (
	`workspace_id` integer NOT NULL,
	`term` text NOT NULL,
	`deal_id` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `term`, `deal_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deal_terms_deal` ON `deal_terms` (`deal_id`);--> statement-breakpoint
CREATE TABLE `deals` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`last_event_at` integer NOT NULL,
	`company` text NOT NULL,
	`company_key` text NOT NULL,
	`contact` text,
	`phone` text,
	`email` text,
	`need` text,
	`source` text,
	`campaign` text,
	`amount_minor` integer,
	`amount_currency` text,
	`owner_id` integer,
	`status` text NOT NULL,
	`stage` text NOT NULL,
	`furthest` text NOT NULL,
	`stage_entered_at` integer NOT NULL,
	`closed_at` integer,
	`lost_reason` text,
	`lost_text` text,
	`win_back_on` text,
	`pain_point` text,
	`purchase_plan` text,
	`decision_maker` text,
	`next_step` text,
	`quote_sent_on` text,
	`checklist` text NOT NULL,
	`contacted_at` integer,
	`follow_up_at` integer,
	`follow_up_text` text,
	`waiting_what` text,
	`waiting_since` integer,
	`waiting_due` integer,
	`snoozed_until` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deals_number` ON `deals` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `deals_recent` ON `deals` (`workspace_id`,`status`,`last_event_at`);--> statement-breakpoint
CREATE INDEX `deals_owner` ON `deals` (`workspace_id`,`owner_id`,`status`,`last_event_at`);--> statement-breakpoint
CREATE INDEX `deals_status` ON `deals` (`workspace_id`,`status`,`stage`,`amount_currency`,`amount_minor`);--> statement-breakpoint
CREATE INDEX `deals_source` ON `deals` (`workspace_id`,`source`,`status`);--> statement-breakpoint
CREATE INDEX `deals_created` ON `deals` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `deals_closed` ON `deals` (`workspace_id`,`closed_at`,`status`) WHERE closed_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deals_company` ON `deals` (`workspace_id`,`company_key`);--> statement-breakpoint
CREATE INDEX `deals_phone` ON `deals` (`workspace_id`,`phone`) WHERE phone IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deals_email` ON `deals` (`workspace_id`,`email`) WHERE email IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deals_follow_up` ON `deals` (`workspace_id`,`follow_up_at`) WHERE follow_up_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deals_waiting` ON `deals` (`workspace_id`,`waiting_due`) WHERE waiting_due IS NOT NULL;--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`deal_id` integer NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` integer,
	`from_stage` text,
	`to_stage` text,
	`entered_at` integer,
	`payload` text NOT NULL,
	`undone` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_deal` ON `events` (`deal_id`,`version`);--> statement-breakpoint
CREATE INDEX `events_exits` ON `events` (`workspace_id`,`at`,`kind`,`from_stage`,`to_stage`,`entered_at`,`deal_id`) WHERE from_stage IS NOT NULL AND undone = 0;--> statement-breakpoint
CREATE TABLE `posts` (
	`workspace_id` integer NOT NULL,
	`deal_id` integer NOT NULL,
	`conversation_id` integer NOT NULL,
	`message_id` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `conversation_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `posts_conversation` ON `posts` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`workspace_id` integer NOT NULL,
	`key` text NOT NULL,
	`deal_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claims_at` ON `claims` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` integer NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` integer NOT NULL,
	`deal_id` integer,
	`key` text,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`queued_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`leased_until` integer,
	`attempts` integer NOT NULL,
	`fate_unknown` integer NOT NULL,
	`error` text,
	`ended_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`workspace_id`,`key`) WHERE key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_line` ON `outbox` (`to_kind`,`to_id`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_cards` ON `outbox` (`deal_id`,`to_id`) WHERE state = 'waiting' AND kind = 'deal-card' AND leased_until IS NULL;--> statement-breakpoint
CREATE INDEX `outbox_ended` ON `outbox` (`ended_at`) WHERE ended_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `slots` (
	`workspace_id` integer NOT NULL,
	`job` text NOT NULL,
	`scope` text NOT NULL,
	`at` integer NOT NULL,
	`claimed_at` integer NOT NULL,
	`note` text,
	PRIMARY KEY(`workspace_id`, `job`, `scope`, `at`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `slots_job` ON `slots` (`workspace_id`,`job`,`at`);--> statement-breakpoint
CREATE TABLE `transcript` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seq` integer NOT NULL,
	`channel` text NOT NULL,
	`person` text,
	`author` text NOT NULL,
	`key` text,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_seq` ON `transcript` (`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_key` ON `transcript` (`channel`,`key`) WHERE key IS NOT NULL;--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`external` text NOT NULL,
	`kind` text NOT NULL,
	`digests` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_external` ON `conversations` (`platform`,`tenant`,`external`);--> statement-breakpoint
CREATE INDEX `conversations_workspace` ON `conversations` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`user` text NOT NULL,
	`workspace_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	PRIMARY KEY(`platform`, `tenant`, `user`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `identities_member` ON `identities` (`member_id`);--> statement-breakpoint
CREATE INDEX `identities_workspace` ON `identities` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`language` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_workspace` ON `members` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `stages` (
	`workspace_id` integer NOT NULL,
	`id` text NOT NULL,
	`rank` integer NOT NULL,
	`name_en` text NOT NULL,
	`name_zh` text NOT NULL,
	`phase` text NOT NULL,
	`limit_days` integer NOT NULL,
	`to_leave` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tenants` (
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`workspace_id` integer NOT NULL,
	PRIMARY KEY(`platform`, `tenant`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`language` text NOT NULL,
	`currency` text NOT NULL,
	`quiet_days` integer NOT NULL,
	`digest_minute` integer NOT NULL,
	`next_number` integer NOT NULL
);
