import type { ParseContext } from './context.ts';
import { plain } from './plain.ts';

/** A source the team already has, in the spelling it has; else the text as it is. */
export const sourceNamed = async (
  text: string,
  { store, workspace }: Pick<ParseContext, 'store' | 'workspace'>,
) => {
  const wanted = plain(text);
  const known = await store.deals.sources(workspace.id);
  return known.find((source) => plain(source) === wanted) ?? text;
};
