ALTER TABLE `deals` ADD `fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Stuck digests call whoever is told instead of an owner by one word now. A quote inside a text is escaped, so only keys match.
UPDATE `outbox` SET `body` = replace(replace(`body`, '"standIns":[', '"delegates":['), '"hears":', '"delegate":')
WHERE `kind` = 'stuck-digest' AND instr(`body`, '"hears":') > 0;
--> statement-breakpoint
UPDATE `digests` SET `body` = replace(replace(`body`, '"standIns":[', '"delegates":['), '"hears":', '"delegate":')
WHERE instr(`body`, '"hears":') > 0;
