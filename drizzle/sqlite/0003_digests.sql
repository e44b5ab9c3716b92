CREATE TABLE `spend` (
	`workspace_id` integer NOT NULL,
	`source` text NOT NULL,
	`campaign` text NOT NULL,
	`day` text NOT NULL,
	`amount_minor` integer,
	`amount_currency` text,
	`impressions` integer,
	`reach` integer,
	`sessions` integer,
	`interactions` integer,
	PRIMARY KEY(`workspace_id`, `source`, `campaign`, `day`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `spend_day` ON `spend` (`workspace_id`,`day`);--> statement-breakpoint
CREATE TABLE `stage_ages` (
	`workspace_id` integer NOT NULL,
	`stage` text NOT NULL,
	`days` integer NOT NULL,
	`won` integer NOT NULL,
	`lost` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `stage`, `days`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `targets` (
	`workspace_id` integer NOT NULL,
	`span` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`amount_currency` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `span`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_follow_ups` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`by_id` integer,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`key` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_follow_ups_key` ON `team_follow_ups` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `team_follow_ups_due` ON `team_follow_ups` (`workspace_id`,`done_at`,`at`);--> statement-breakpoint
CREATE TABLE `digest_lines` (
	`deal_id` integer NOT NULL,
	`digest_id` integer NOT NULL,
	PRIMARY KEY(`deal_id`, `digest_id`),
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `digest_lines_digest` ON `digest_lines` (`digest_id`);--> statement-breakpoint
CREATE TABLE `digests` (
	`id` integer PRIMARY KEY NOT NULL,
	`workspace_id` integer NOT NULL,
	`conversation_id` integer NOT NULL,
	`message_id` text NOT NULL,
	`posted_at` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `digests_posted` ON `digests` (`posted_at`);--> statement-breakpoint
CREATE TABLE `own_days` (
	`workspace_id` integer NOT NULL,
	`day` text NOT NULL,
	`working` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `time_off` (
	`workspace_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`stand_in_id` integer,
	PRIMARY KEY(`member_id`, `from_day`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stand_in_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `time_off_workspace` ON `time_off` (`workspace_id`,`to_day`);--> statement-breakpoint
ALTER TABLE `deals` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `digest_settings` text;--> statement-breakpoint
ALTER TABLE `members` ADD `team` text;--> statement-breakpoint
ALTER TABLE `members` ADD `morning_note` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `stages` ADD `win_share` real DEFAULT 0.1 NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `country` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `opens_at` integer DEFAULT 540 NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `closes_at` integer DEFAULT 1080 NOT NULL;
--> statement-breakpoint
UPDATE `workspaces` SET `country` = 'CN' WHERE `zone` IN ('Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'PRC');
--> statement-breakpoint
UPDATE `stages` SET `win_share` = CASE `id` WHEN 'new' THEN 0.05 WHEN 'nurturing' THEN 0.1 WHEN 'qualified' THEN 0.2 WHEN 'proposal' THEN 0.4 WHEN 'contract' THEN 0.7 ELSE 0.1 END;
--> statement-breakpoint
-- What a conversation that had the digests gets from now on: all of them, at the team's time.
UPDATE `conversations` SET `digest_settings` = (
	SELECT json_object(
		'include', json_array('stuck', 'weekly', 'quarterly'),
		'stuckOn', 'working',
		'stuckAt', `workspaces`.`digest_minute`,
		'weeklyOn', 1,
		'summaryAt', `workspaces`.`digest_minute`,
		'sections', json_array('chart', 'bottleneck', 'outcomes', 'sources', 'forecast', 'leaders', 'quality', 'trend', 'agenda'),
		'scope', json_object('owner', NULL, 'team', NULL, 'source', NULL),
		'paused', json('false')
	) FROM `workspaces` WHERE `workspaces`.`id` = `conversations`.`workspace_id`
) WHERE `digests` = 1;
--> statement-breakpoint
-- How the deals ended that are closed. Working days are taken as Monday to Friday in UTC: those up to the last day of
-- a visit, less those up to its first (day 0 was a Thursday).
CREATE TABLE `ended` AS
SELECT `deals`.`id` AS `deal_id`, `deals`.`workspace_id` AS `workspace_id`, `deals`.`status` AS `status`,
	`stages`.`id` AS `stage`, `stages`.`rank` AS `rank`, min(400, max(0, coalesce((
		SELECT max(
			((`at` / 86400000 + 3) / 7 * 5 + min((`at` / 86400000 + 3) % 7 + 1, 5))
			- ((`entered_at` / 86400000 + 3) / 7 * 5 + min((`entered_at` / 86400000 + 3) % 7 + 1, 5))
		) FROM `events`
		WHERE `events`.`deal_id` = `deals`.`id` AND `events`.`from_stage` = `stages`.`id` AND `events`.`undone` = 0
	), 0))) AS `days`
FROM `deals` JOIN `stages` ON `stages`.`workspace_id` = `deals`.`workspace_id` AND (
	`deals`.`status` = 'won' OR `stages`.`rank` <= (
		SELECT `furthest`.`rank` FROM `stages` AS `furthest`
		WHERE `furthest`.`workspace_id` = `deals`.`workspace_id` AND `furthest`.`id` = `deals`.`furthest`
	)
) WHERE `deals`.`status` <> 'open';
--> statement-breakpoint
CREATE INDEX `ended_deal` ON `ended` (`deal_id`, `rank`);
--> statement-breakpoint
UPDATE `deals` SET `outcome` = (
	SELECT group_concat(`stage` || ':' || `days`, ' ' ORDER BY `rank`) FROM `ended` WHERE `ended`.`deal_id` = `deals`.`id`
) WHERE `status` <> 'open';
--> statement-breakpoint
INSERT INTO `stage_ages` (`workspace_id`, `stage`, `days`, `won`, `lost`)
SELECT `workspace_id`, `stage`, `days`, count(CASE WHEN `status` = 'won' THEN 1 END), count(CASE WHEN `status` = 'lost' THEN 1 END)
FROM `ended` GROUP BY `workspace_id`, `stage`, `days`;
--> statement-breakpoint
DROP TABLE `ended`;
