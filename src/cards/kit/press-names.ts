/**
 * What a press calls things while it stands in a card: cards have a greatest size, and those of earlier versions stay
 * in the channels with these names.
 */
const SHORT: Names = { expectedVersion: 'seen', onPersonalCard: 'own' };
const LONG: Names = { seen: 'expectedVersion', own: 'onPersonalCard' };

type Names = Readonly<Partial<Record<string, string>>>;

/** The same with short names, at the top and in what opens a form. */
export const withShortNames = (press: object): Readonly<Record<string, unknown>> => renamed(press, SHORT);

/** What came back from a card, with the names it has here; anything that is no object stays what it is. */
export const withLongNames = (press: unknown): unknown =>
  typeof press !== 'object' || press === null || Array.isArray(press) ? press : renamed(press, LONG);

/** By hand: a card has dozens of presses, and each of them is on the path of a request. */
const renamed = (value: object, names: Names): Readonly<Record<string, unknown>> => {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    result[name ?? key] =
      key === 'ref' && typeof item === 'object' && item !== null ? renamed(item, names) : item;
  }
  return result;
};
