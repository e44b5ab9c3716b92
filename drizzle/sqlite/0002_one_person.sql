CREATE TABLE `kept_apart` (
	`elder_id` integer NOT NULL,
	`younger_id` integer NOT NULL,
	PRIMARY KEY(`elder_id`, `younger_id`),
	FOREIGN KEY (`elder_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`younger_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `conversations` ADD `language` text;--> statement-breakpoint
ALTER TABLE `identities` ADD `email` text;--> statement-breakpoint
ALTER TABLE `identities` ADD `mobile` text;--> statement-breakpoint
ALTER TABLE `identities` ADD `seen_at` integer;--> statement-breakpoint
CREATE INDEX `identities_email` ON `identities` (`workspace_id`,`email`) WHERE email IS NOT NULL;--> statement-breakpoint
CREATE INDEX `identities_mobile` ON `identities` (`workspace_id`,`mobile`) WHERE mobile IS NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `merged_into` integer REFERENCES members(id);--> statement-breakpoint
CREATE INDEX `members_merged` ON `members` (`merged_into`) WHERE merged_into IS NOT NULL;