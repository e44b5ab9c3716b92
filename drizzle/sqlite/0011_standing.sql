ALTER TABLE `conversations` ADD `shared` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `insisted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `identities` ADD `standing` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `identities` ADD `let_in` integer DEFAULT false NOT NULL;