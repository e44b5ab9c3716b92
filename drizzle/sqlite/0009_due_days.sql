ALTER TABLE `deals` ADD `follow_up_overdue_after` integer;--> statement-breakpoint
ALTER TABLE `deals` ADD `waiting_overdue_after` integer;