import type { ComponentChild, JSX } from 'preact';
import type { Span, Text } from '../../../cards/kit/card.ts';

/** Text nodes only: what people typed can never become markup. */
export const RichText = ({ text }: { text: Text }): JSX.Element => {
  const spans = typeof text === 'string' ? [text] : text;
  return (
    <>
      {spans.map((span, index) => (
        <SpanView key={index} span={span} />
      ))}
    </>
  );
};

const SpanView = ({ span }: { span: Span }): ComponentChild => {
  if (typeof span === 'string') return span;
  if ('bold' in span) return <strong>{span.bold}</strong>;
  if ('quiet' in span) return <span class="quiet">{span.quiet}</span>;
  if ('channel' in span) return span.name;
  return (
    <span class={span.mention ? 'mention' : 'member'}>{span.mention ? `@${span.name}` : span.name}</span>
  );
};
