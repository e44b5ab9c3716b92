import type { JSX } from 'preact';
import type { FunnelChart } from '../../../cards/kit/card.ts';

/** A horizontal funnel: one row a stage, one bar a series. The figures stand in text, so it needs no second form. */
export const Chart = ({ chart }: { chart: FunnelChart }): JSX.Element => {
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values.map(({ value }) => value)));
  const labels = chart.series[0]?.values.map(({ label }) => label) ?? [];
  return (
    <figure class="chart">
      <figcaption>{chart.title}</figcaption>
      {chart.series.length > 1 ? (
        <ul class="legend">
          {chart.series.map(({ name }, index) => (
            <li key={name} class={`series-${index}`}>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      <dl>
        {labels.map((label, row) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {chart.series.map(({ name, values }, index) => {
                const value = values[row]?.value ?? 0;
                return (
                  <span key={name} class={`track series-${index}`}>
                    <span class="fill" style={{ width: `${(value / most) * 100}%` }} />
                    <span class="value">{value}</span>
                  </span>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
};
