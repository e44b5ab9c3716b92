import type { FigureScope } from '../../domain/reports/figures.ts';
import type { CommandOf } from '../kit/command.ts';
import type { View } from '../kit/view.ts';

/** Whose deals figures are about: "Amy · Team North · zhihu"; empty for everybody's. */
export const scopeWords = ({ owner, team, source }: FigureScope, view: View): string =>
  [
    ...(owner === null ? [] : [view.name(owner)]),
    ...(team === null ? [] : [team]),
    ...(source === null ? [] : [source]),
  ].join(' · ');

/** The same deals as a list shows them. */
export const scopeFilter = ({ owner, team, source }: FigureScope): CommandOf<'list-deals'>['filter'] => ({
  ...(owner !== null && { owner }),
  ...(team !== null && { team }),
  ...(source !== null && { source }),
});
