import type { JSX } from 'preact';
import type { LineChart as Lines } from '../../../cards/kit/card.ts';

const HEIGHT = 180;
/** Above the lines and below the names of the categories, px. */
const TOP = 14;
const BOTTOM = 26;
/** As many names as stand side by side on a phone; of more it shows every third. */
const FEW = 5;

/**
 * Lines over time. Places are percentages across and pixels down, so that words keep their size on a phone; each
 * line has a stroke and a marker of its own, and everything can be read as a table, too.
 */
export const LineChart = ({ chart }: { chart: Lines }): JSX.Element => {
  const { title, categories, series } = chart;
  const most = niceTop(Math.max(1, ...series.flatMap(({ values }) => values)));
  const across = (at: number): string => `${((at + 0.5) / Math.max(1, categories.length)) * 100}%`;
  const down = (value: number): number => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure class="chart line-chart">
      <figcaption>{title}</figcaption>
      <ul class="line-legend">
        {series.map(({ name }, index) => (
          <li key={name}>
            <svg class={`series-${index}`} width="34" height="14" aria-hidden="true">
              <line class="stroke" x1="1" y1="7" x2="33" y2="7" />
              <Marker index={index} x="17" y={7} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div class="plot">
        <div class="scale" aria-hidden="true">
          {[most, most / 2, 0].map((value) => (
            <span key={value} style={{ top: `${down(value)}px` }}>
              {value}
            </span>
          ))}
        </div>
        <svg width="100%" height={HEIGHT} aria-hidden="true">
          {[most, most / 2, 0].map((value) => (
            <line key={value} class="grid" x1="0" x2="100%" y1={down(value)} y2={down(value)} />
          ))}
          {categories.map((category, at) => (
            <text
              key={category}
              class={categories.length > FEW && (categories.length - 1 - at) % 3 > 0 ? 'between' : undefined}
              x={across(at)}
              y={HEIGHT - 6}
            >
              {category}
            </text>
          ))}
          {series.map(({ name, values }, index) => (
            <g key={name} class={`series-${index}`}>
              {values.slice(1).map((value, at) => (
                <line
                  key={at}
                  class="stroke"
                  x1={across(at)}
                  y1={down(values[at] ?? 0)}
                  x2={across(at + 1)}
                  y2={down(value)}
                />
              ))}
              {values.map((value, at) => (
                <Marker key={at} index={index} x={across(at)} y={down(value)} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <AsTable {...chart} />
    </figure>
  );
};

const SHAPES = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  'M-3.5 -3.5h7v7h-7z',
  'M0 -4.5L4.5 3.5h-9z',
  'M0 -5L5 0L0 5L-5 0z',
];

/** A nested `svg`, since a path cannot stand at a percentage. */
const Marker = ({ index, x, y }: { index: number; x: string; y: number }): JSX.Element => (
  <svg x={x} y={y} overflow="visible" aria-hidden="true">
    <path class="marker" d={SHAPES[index % SHAPES.length]} />
  </svg>
);

const AsTable = ({ title, categories, series }: Lines): JSX.Element => (
  <div class="sr-only">
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, at) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{values[at] ?? 0}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The next even number of the kind 2, 4, 6, 8 or 10 times a power of ten: its half is a whole number, too. */
const niceTop = (most: number): number => {
  const scale = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = Math.max(2, 2 * scale);
  return Math.ceil(most / step) * step;
};
