CREATE TABLE `reopenings` (
	`workspace_id` integer NOT NULL,
	`deal_id` integer NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`closing` integer NOT NULL,
	`status` text NOT NULL,
	`closed_at` integer NOT NULL,
	`stage` text NOT NULL,
	`lost_reason` text,
	`lost_text` text,
	`win_back_on` text,
	`amount_minor` integer,
	`amount_currency` text,
	PRIMARY KEY(`deal_id`, `version`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deal_id`) REFERENCES `deals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reopenings_closed` ON `reopenings` (`workspace_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `reopenings_at` ON `reopenings` (`workspace_id`,`at`);--> statement-breakpoint
INSERT INTO `reopenings`
SELECT e.`workspace_id`, e.`deal_id`, e.`version`, e.`at`, coalesce((
    SELECT max(c.`version`) FROM `events` c
    WHERE c.`deal_id` = e.`deal_id` AND c.`version` < e.`version` AND c.`kind` IN ('won', 'lost') AND c.`undone` = 0
  ), e.`version` - 1),
  json_extract(e.`payload`, '$.was.status'), json_extract(e.`payload`, '$.was.closedAt'), json_extract(e.`payload`, '$.to'),
  json_extract(e.`payload`, '$.was.lostReason'), json_extract(e.`payload`, '$.was.lostText'),
  json_extract(e.`payload`, '$.was.winBackOn'), d.`amount_minor`, d.`amount_currency`
FROM `events` e JOIN `deals` d ON d.`id` = e.`deal_id`
WHERE e.`kind` = 'reopened' AND e.`undone` = 0;
--> statement-breakpoint
UPDATE `deals` SET `last_event_at` = (
  SELECT max(`at`) FROM `events` WHERE `deal_id` = `deals`.`id` AND `kind` <> 'revealed'
)
WHERE `id` IN (SELECT `deal_id` FROM `events` WHERE `kind` = 'revealed');
