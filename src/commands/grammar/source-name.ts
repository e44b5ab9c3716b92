import { isSameSource } from '../../domain/leads/known-sources.ts';
import type { ParseContext } from './context.ts';

/** A source the team already has by any of its names, in the spelling it has; else the text as it is. */
export const sourceNamed = async (
  text: string,
  { store, workspace }: Pick<ParseContext, 'store' | 'workspace'>,
) => {
  const known = await store.deals.sources(workspace.id);
  return known.find((source) => isSameSource(source, text)) ?? text;
};
