export type Target = { atLeast: number } | { atMost: number };

export interface Row {
  what: string;
  value: number;
  target: Target;
  note: string;
}

export const ratioRow = (what: string, value: number, target: Target, note: string): Row => ({
  what,
  value,
  target,
  note,
});

const met = ({ value, target }: Row): boolean =>
  'atLeast' in target ? value >= target.atLeast : value <= target.atMost;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const print = (rows: readonly Row[]): void => {
  for (const row of rows) {
    const wanted = 'atLeast' in row.target ? `≥ ${row.target.atLeast}` : `≤ ${row.target.atMost}`;
    console.log(
      `${met(row) ? 'ok    ' : 'MISSED'}  ${row.what}: ${row.value.toFixed(2)} (target ${wanted})  [${row.note}]`,
    );
  }
};
