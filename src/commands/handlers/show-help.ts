import { helpCard } from '../../cards/help-card.ts';
import type { Handler } from '../handler.ts';

export const showHelp: Handler<'show-help'> = async ({ topic }, { view }) => ({
  kind: 'card',
  card: helpCard(topic ?? null, view),
});
