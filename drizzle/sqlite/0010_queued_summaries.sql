-- Summaries that wait to be sent: figures count reopened deals and the visits of each stage now.
UPDATE `outbox` SET `body` = json_set(`body`,
  '$.summary.figures.reopened', 0, '$.summary.before.reopened', 0,
  '$.summary.figures.stages', (
    SELECT json_group_array(json_set(`value`, '$.visits', json_extract(`value`, '$.advanced') + json_extract(`value`, '$.lost')))
    FROM json_each(`body`, '$.summary.figures.stages')
  ),
  '$.summary.before.stages', (
    SELECT json_group_array(json_set(`value`, '$.visits', json_extract(`value`, '$.advanced') + json_extract(`value`, '$.lost')))
    FROM json_each(`body`, '$.summary.before.stages')
  ))
WHERE `kind` = 'summary' AND `state` = 'waiting' AND json_extract(`body`, '$.summary.figures.reopened') IS NULL;
