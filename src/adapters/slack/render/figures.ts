import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/web-api';
import type { CardElement, Cell, FunnelChart, LineChart } from '../../../cards/kit/card.ts';
import { cellText } from '../../../cards/kit/plain-text.ts';
import { cut } from '../../../lib/text.ts';
import type { DataVisualizationBlock } from './blocks.ts';
import { withoutControls } from './escape.ts';
import { LIMITS } from './limits.ts';

/** A table of a card. */
export type Table = Extract<CardElement, { type: 'table' }>;

/** As many series and values as Slack draws. */
export const chartBlock = ({ title, series }: FunnelChart): DataVisualizationBlock => {
  const shown = series.slice(0, LIMITS.chartSeries);
  const labels = shown[0]?.values.slice(0, LIMITS.chartCategories).map(({ label }) => label) ?? [];
  const categories = distinct(labels);
  return {
    type: 'data_visualization',
    title: cut(withoutControls(title), LIMITS.chartTitle) || '–',
    chart: {
      type: 'bar',
      series: distinct(shown.map(({ name }) => name)).map((name, at) => ({
        name,
        data: categories.map((label, index) => ({ label, value: shown[at]?.values[index]?.value ?? 0 })),
      })),
      axis_config: { categories },
    },
  };
};

/** The newest categories, should there be more than Slack shows. */
export const linesBlock = ({ title, categories, series }: LineChart): DataVisualizationBlock => {
  const from = Math.max(0, categories.length - LIMITS.chartCategories);
  const labels = distinct(categories.slice(from));
  const shown = series.slice(0, LIMITS.chartSeries);
  return {
    type: 'data_visualization',
    title: cut(withoutControls(title), LIMITS.chartTitle) || '–',
    chart: {
      type: 'line',
      series: distinct(shown.map(({ name }) => name)).map((name, at) => ({
        name,
        data: labels.map((label, index) => ({ label, value: shown[at]?.values[from + index] ?? 0 })),
      })),
      axis_config: { categories: labels },
    },
  };
};

/** Cut to what a chart label holds, and still different from each other. */
const distinct = (labels: readonly string[]): string[] => {
  const taken = new Set<string>();
  return labels.map((label, at) => {
    let short = cut(withoutControls(label) || '–', LIMITS.chartLabel);
    if (taken.has(short)) short = `${cut(short, LIMITS.chartLabel - 4)} ${at + 1}`;
    taken.add(short);
    return short;
  });
};

/** A table as far as it fits. */
export interface CutTable {
  block: DataTableBlock;
  /** Rows that had no room. */
  left: number;
}

/** Needs at least one row. */
export const tableBlock = ({ caption, columns, rows }: Table): CutTable => {
  const header = columns.slice(0, LIMITS.tableColumns).map(({ label }) => rawText(label));
  let room = LIMITS.tableText - length(header);
  const body: (RawTextElement | RawNumberElement)[][] = [];
  for (const row of rows.slice(0, LIMITS.tableRows - 1)) {
    const cells = header.map((_, at) => cellElement(row[at] ?? ''));
    room -= length(cells);
    if (room < 0) break;
    body.push(cells);
  }
  return {
    block: {
      type: 'data_table',
      caption: cut(withoutControls(caption), LIMITS.sectionText) || '–',
      page_size: Math.min(Math.max(body.length, 1), LIMITS.tablePageSize),
      rows: [header, ...body],
    },
    left: rows.length - body.length,
  };
};

const cellElement = (cell: Cell): RawTextElement | RawNumberElement =>
  typeof cell === 'object' && 'number' in cell && Number.isFinite(cell.number)
    ? { type: 'raw_number', value: cell.number, text: cellWords(cell.text) }
    : rawText(cellText(cell));

const rawText = (text: string): RawTextElement => ({ type: 'raw_text', text: cellWords(text) });

const cellWords = (text: string): string => cut(withoutControls(text), LIMITS.tableCell) || '–';

const length = (cells: readonly { text: string }[]): number =>
  cells.reduce((sum, { text }) => sum + text.length, 0);

/** Where a table or a chart cannot be shown natively. */
export const tableLines = ({ columns, rows }: Table): string =>
  [columns.map(({ label }) => label).join(' · '), ...rows.map((row) => row.map(cellText).join(' · '))].join(
    '\n',
  );

/** A chart in words, for where none can be drawn. */
export const chartLines = ({ series }: FunnelChart): string =>
  series
    .flatMap(({ name, values }) => {
      const most = Math.max(1, ...values.map(({ value }) => value));
      return [
        name,
        ...values.map(
          ({ label, value }) => `${'▇'.repeat(Math.ceil((10 * value) / most)) || '▏'} ${value} ${label}`,
        ),
      ];
    })
    .join('\n');
