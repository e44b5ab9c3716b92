ALTER TABLE `deals` ADD `fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Stuck digests call whoever is told instead of an owner by one word now. A quote inside a text is escaped, so only keys match.
UPDATE `outbox` SET `body` = replace(replace(`body`, '"standIns":[', '"delegates":['), '"hears":', '"delegate":')
WHERE `kind` = 'stuck-digest' AND instr(`body`, '"hears":') > 0;
--> statement-breakpoint
UPDATE `digests` SET `body` = replace(replace(`body`, '"standIns":[', '"delegates":['), '"hears":', '"delegate":')
WHERE instr(`body`, '"hears":') > 0;
--> statement-breakpoint
-- What a stage asks for is data now: a field, one of several, a touch, a checklist. Where it is data already nothing matches.
UPDATE `stages` SET `to_leave` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`to_leave`, '"owner"', '{"field":"owner"}'), '"source"', '{"field":"source"}'), '"reachable"', '{"anyOf":["phone","email"]}'), '"contacted"', '{"touch":"two-way"}'), '"next-step"', '{"field":"nextStep"}'), '"pain-point"', '{"field":"painPoint"}'), '"purchase-plan"', '{"field":"purchasePlan"}'), '"decision-maker"', '{"field":"decisionMaker"}'), '"amount"', '{"field":"amount"}'), '"quote-sent"', '{"field":"quoteSentOn"}'), '"closing-checklist"', '{"checklist":"checklist"}')
WHERE instr(`to_leave`, '{') = 0;
