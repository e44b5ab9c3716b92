-- The history is append-only: an undo marks what it took back, nothing else ever changes.
CREATE TRIGGER `events_stay` BEFORE DELETE ON `events`
BEGIN
	SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `events_are_final` BEFORE UPDATE OF `id`, `workspace_id`, `deal_id`, `version`, `kind`, `at`, `by_id`, `from_stage`, `to_stage`, `entered_at`, `payload` ON `events`
BEGIN
	SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `events_are_undone_once` BEFORE UPDATE OF `undone` ON `events` WHEN NOT (OLD.`undone` = 0 AND NEW.`undone` = 1)
BEGIN
	SELECT RAISE(ABORT, 'events are append-only');
END;
