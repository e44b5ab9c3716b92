import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../../../cards/kit/card.ts';
import { getHome } from './api.ts';
import { CardView } from './card.tsx';
import { useChat } from './chat.ts';

/** The person's own page: open deals, follow-ups, stuck ones. `seq` changes whenever anything happened. */
export const Home = ({ seq }: { seq: number }): JSX.Element => {
  const { me } = useChat();
  const [card, setCard] = useState<Card | null>(null);
  useEffect(() => {
    let gone = false;
    getHome(me.id).then(
      (next) => {
        if (!gone) setCard(next);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [me.id, seq]);
  return (
    <div class="log" aria-busy={card === null}>
      <div class="log-inner home">
        {card === null ? <span class="spinner" /> : <CardView card={card} message={null} />}
      </div>
    </div>
  );
};
