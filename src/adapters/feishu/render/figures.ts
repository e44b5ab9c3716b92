import type { CardElement, FunnelChart, LineChart } from '../../../cards/kit/card.ts';
import { cellText } from '../../../cards/kit/plain-text.ts';
import { cut } from '../../../lib/text.ts';
import type { ChartJson, TableJson } from './card-json.ts';
import { withoutControls } from './escape.ts';
import { bytesOf, LIMITS } from './limits.ts';

/** A table of a card. */
export type Table = Extract<CardElement, { type: 'table' }>;

/** One series is a funnel; several are bars side by side, which a funnel cannot show. */
export const chartJson = ({ title, series }: FunnelChart): ChartJson => {
  const shown = series.slice(0, LIMITS.chartSeries).map(({ name, values }) => ({
    name: words(name),
    values: values.slice(0, LIMITS.chartValues),
  }));
  const labels = distinct(shown[0]?.values.map(({ label }) => words(label)) ?? []);
  const names = distinct(shown.map(({ name }) => name));
  const [only] = shown;
  return {
    tag: 'chart',
    chart_spec:
      shown.length === 1 && only !== undefined
        ? {
            type: 'funnel',
            title: { text: words(title) },
            data: { values: labels.map((name, at) => ({ name, value: only.values[at]?.value ?? 0 })) },
            categoryField: 'name',
            valueField: 'value',
            isTransform: true,
            label: { visible: true },
            transformLabel: { visible: true },
            outerLabel: { visible: false },
          }
        : {
            type: 'bar',
            title: { text: words(title) },
            data: {
              values: shown.flatMap(({ values }, at) =>
                labels.map((stage, index) => ({
                  stage,
                  series: names[at] ?? '',
                  value: values[index]?.value ?? 0,
                })),
              ),
            },
            xField: ['stage', 'series'],
            yField: 'value',
            seriesField: 'series',
            label: { visible: true },
            legends: { visible: true, orient: 'bottom' },
          },
  };
};

/** The newest categories, should there be more than a card shows. */
export const linesJson = ({ title, categories, series }: LineChart): ChartJson => {
  const from = Math.max(0, categories.length - LIMITS.chartValues);
  const periods = distinct(categories.slice(from).map(words));
  const shown = series.slice(0, LIMITS.chartSeries);
  const names = distinct(shown.map(({ name }) => words(name)));
  return {
    tag: 'chart',
    chart_spec: {
      type: 'line',
      title: { text: words(title) },
      data: {
        values: shown.flatMap(({ values }, at) =>
          periods.map((period, index) => ({
            period,
            series: names[at] ?? '',
            value: values[from + index] ?? 0,
          })),
        ),
      },
      xField: 'period',
      yField: 'value',
      seriesField: 'series',
      point: { visible: true },
      legends: { visible: true, orient: 'bottom' },
    },
  };
};

/** Columns of the same name would fall together. */
const distinct = (labels: readonly string[]): string[] => {
  const taken = new Set<string>();
  return labels.map((label, at) => {
    const name = taken.has(label) ? `${label} ${at + 1}` : label;
    taken.add(name);
    return name;
  });
};

const words = (text: string): string => cut(withoutControls(text), LIMITS.label) || '–';

/** A table as far as it fits. */
export interface CutTable {
  json: TableJson;
  /** Rows that had no room. */
  left: number;
}

/** More columns do not fit beside each other. */
const WIDE = 5;

/** As many rows and columns as Feishu takes; what was left out is counted. */
export const tableJson = ({ columns, rows }: Table): CutTable => {
  const header = columns.slice(0, LIMITS.tableColumns);
  const body: Record<string, string>[] = [];
  let room = LIMITS.tableBytes;
  for (const row of rows) {
    const cells = Object.fromEntries(
      header.map((_, at) => [
        `c${at}`,
        cut(withoutControls(cellText(row[at] ?? '')), LIMITS.tableCell) || '–',
      ]),
    );
    room -= bytesOf(cells);
    if (room < 0 && body.length > 0) break;
    body.push(cells);
  }
  return {
    json: {
      tag: 'table',
      page_size: Math.min(Math.max(body.length, 1), LIMITS.tablePage),
      row_height: 'low',
      ...(header.length > WIDE && { freeze_first_column: true }),
      header_style: { background_style: 'grey', bold: true },
      columns: header.map(({ label, align }, at) => ({
        name: `c${at}`,
        display_name: words(label),
        data_type: 'text',
        width: 'auto',
        horizontal_align: align,
      })),
      rows: body,
    },
    left: rows.length - body.length,
  };
};

/** Where there is no room for another native one. */
export const tableLines = ({ caption, columns, rows }: Table): string =>
  [
    caption,
    columns.map(({ label }) => label).join(' · '),
    ...rows.map((row) => row.map(cellText).join(' · ')),
  ].join('\n');

/** A chart in words, for where none can be drawn. */
export const chartLines = ({ title, series }: FunnelChart): string =>
  [
    title,
    ...series.flatMap(({ name, values }) => {
      const most = Math.max(1, ...values.map(({ value }) => value));
      return [
        name,
        ...values.map(
          ({ label, value }) => `${'▇'.repeat(Math.ceil((10 * value) / most)) || '▏'} ${value} ${label}`,
        ),
      ];
    }),
  ].join('\n');
