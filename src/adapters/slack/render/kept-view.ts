import type { Card } from '../../../cards/kit/card.ts';
import { field, listAt } from '../../shared/payload.ts';
import { LIMITS } from './limits.ts';
import { renderBlocks, VIEW } from './render.ts';

const NOTE = 'note-';

/**
 * The submitted modal once more, with what was filled in and a note on top: Slack keeps the values of inputs
 * whose ids are the same. `card` null: a sign that the answer is on its way.
 */
export const keptView = (view: unknown, card: Card | null): object => ({
  type: 'modal',
  callback_id: field(view, 'callback_id'),
  private_metadata: field(view, 'private_metadata'),
  title: field(view, 'title'),
  submit: field(view, 'submit'),
  close: field(view, 'close'),
  blocks: [...noteBlocks(card), ...listAt(view, 'blocks').filter((block) => !isNote(block))].slice(
    0,
    LIMITS.viewBlocks,
  ),
});

const noteBlocks = (card: Card | null): object[] =>
  renderBlocks(card ?? WORKING, VIEW).map((block, at) => ({ ...block, block_id: `${NOTE}${at}` }));

const WORKING: Card = { title: '', tone: 'normal', body: [{ type: 'text', text: '⏳' }], more: null };

const isNote = (block: unknown): boolean => String(field(block, 'block_id')).startsWith(NOTE);
