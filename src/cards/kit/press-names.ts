/**
 * What a press calls things while it stands in a card: cards have a greatest size, and those of earlier versions stay
 * in the channels with these names.
 */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['expectedVersion', 'seen'],
  ['onPersonalCard', 'own'],
]);
const LONG: ReadonlyMap<string, string> = new Map([...SHORT].map(([long, short]) => [short, long]));

/** The same with short names, at the top and in what opens a form. */
export const withShortNames = (press: object): Readonly<Record<string, unknown>> => renamed(press, SHORT);

/** What came back from a card, with the names it has here; anything that is no object stays what it is. */
export const withLongNames = (press: unknown): unknown =>
  typeof press !== 'object' || press === null || Array.isArray(press) ? press : renamed(press, LONG);

const renamed = (value: object, names: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      names.get(key) ?? key,
      key === 'ref' && typeof item === 'object' && item !== null ? renamed(item, names) : item,
    ]),
  );
