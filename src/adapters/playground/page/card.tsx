import type { JSX } from 'preact';
import type { Card, CardElement, Cell, Tone } from '../../../cards/kit/card.ts';
import { Chart } from './chart.tsx';
import { useChat } from './chat.ts';
import { Controls } from './controls.tsx';
import { Icon } from './icons.tsx';
import { LineChart } from './line-chart.tsx';
import { Progress } from './progress.tsx';
import { RichText } from './rich-text.tsx';

/** `message`: the transcript's message the card stands in; null on a page of its own. */
export const CardView = ({ card, message }: { card: Card; message: number | null }): JSX.Element => (
  <div class={`card tone-${card.tone}`}>
    {card.title === '' ? null : <h3 class="card-title">{card.title}</h3>}
    {card.body.map((element, index) => (
      <Element key={index} element={element} title={card.title} message={message} />
    ))}
  </div>
);

interface ElementProps {
  element: CardElement;
  title: string;
  message: number | null;
}

const Element = ({ element, title, message }: ElementProps): JSX.Element => {
  switch (element.type) {
    case 'text':
      return (
        <p class="text">
          <RichText text={element.text} />
        </p>
      );
    case 'note':
      return (
        <div class={`note tone-${element.tone}`}>
          {NOTE_ICONS[element.tone]}
          <p>
            <RichText text={element.text} />
          </p>
        </div>
      );
    case 'fields':
      return (
        <dl class="fields">
          {element.pairs.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <RichText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'progress':
      return <Progress {...element} />;
    case 'divider':
      return <hr />;
    case 'actions':
      return (
        <div class="actions">
          <Controls controls={element.controls} message={message} />
        </div>
      );
    case 'line':
      return (
        <div class="line">
          <p>
            <RichText text={element.text} />
          </p>
          {element.controls.length === 0 ? null : (
            <div class="line-controls">
              <Controls controls={element.controls} message={message} small />
            </div>
          )}
        </div>
      );
    case 'table':
      return <Table {...element} said={element.caption === title} message={message} />;
    case 'chart':
      return <Chart chart={element.chart} />;
    case 'lines':
      return <LineChart chart={element.chart} />;
    default:
      return element satisfies never;
  }
};

const NOTE_ICONS: Record<Tone, JSX.Element | null> = {
  normal: null,
  warning: <Icon name="warning" />,
  success: <Icon name="check" />,
  danger: <Icon name="stop" />,
};

/** `said`: the card's title says what the caption would. */
/** More columns do not fit beside each other: the first one stays in sight. */
const WIDE = 5;

type TableProps = Extract<CardElement, { type: 'table' }> & { said: boolean; message: number | null };

const Table = ({ caption, columns, rows, said, message }: TableProps): JSX.Element => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="table" aria-label={caption} tabIndex={0}>
    <table class={columns.length > WIDE ? 'wide' : undefined}>
      <caption class={said ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col" class={column.align}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, place) => (
              <td key={place} class={columns[place]?.align ?? 'left'}>
                <CellView cell={cell} message={message} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const CellView = ({ cell, message }: { cell: Cell; message: number | null }): JSX.Element => {
  const { press } = useChat();
  if (typeof cell === 'string') return <>{cell}</>;
  if ('number' in cell) return <span class="number">{cell.text}</span>;
  return (
    <button type="button" class="link" onClick={() => press(cell.press, message)}>
      {cell.text}
    </button>
  );
};
