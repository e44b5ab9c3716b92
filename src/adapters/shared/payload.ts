/** Reading of payloads, whose shape nobody promises: a missing or odd field is null, never an exception. */
export const field = (of: unknown, ...path: readonly (string | number)[]): unknown => {
  let value: unknown = of;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = Reflect.get(value, name);
  }
  return value;
};

/** The text there; null where there is none or an empty one. */
export const textAt = (of: unknown, ...path: readonly (string | number)[]): string | null => {
  const value = field(of, ...path);
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The list there; empty where there is none. */
export const listAt = (of: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const value = field(of, ...path);
  return Array.isArray(value) ? value : [];
};

/** The names and values of the object there; empty where there is none. */
export const entriesAt = (
  of: unknown,
  ...path: readonly (string | number)[]
): readonly [string, unknown][] => {
  const value = field(of, ...path);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
};

/** undefined where the text is no JSON. */
export const parsedJson = (text: string | null): unknown => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
