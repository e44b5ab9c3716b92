import Database from 'better-sqlite3';

export interface AgeRow {
  stage: string;
  days: number;
  won: number;
  lost: number;
}

/** `stage_ages` as the file has it, by stage and days. */
export const agesIn = (file: string): AgeRow[] => {
  const client = new Database(file, { readonly: true });
  const rows = client
    .prepare<[], AgeRow>(
      'SELECT stage, days, won, lost FROM stage_ages WHERE won <> 0 OR lost <> 0 ORDER BY stage, days',
    )
    .all();
  client.close();
  return rows;
};
