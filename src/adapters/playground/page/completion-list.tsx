import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useChat } from './chat.ts';
import type { Completion } from './completions.ts';

interface CompletionListProps {
  offers: readonly Completion[];
  /** -1: none yet. */
  active: number;
  onTake(index: number): void;
}

/** The focus stays in the composer, which names the active line to screen readers. */
export const CompletionList = ({ offers, active, onTake }: CompletionListProps): JSX.Element => {
  const { word } = useChat();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id="completions" class="completions" role="listbox" aria-label={word('commands')}>
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the composer
        <div
          key={offer.text}
          id={`completion-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <code>{offer.label}</code>
          {offer.hint === null ? null : <span>{word(offer.hint)}</span>}
        </div>
      ))}
    </div>
  );
};
