/** As JSON of at most `max` characters: the longest text in it gives way until it fits. */
export const shortened = (value: unknown, max: number): string => {
  const json = JSON.stringify(value);
  if (json.length <= max) return json;
  const longest = longestText(value);
  if (longest.length < 2) return json.slice(0, max);
  const kept = longest.slice(
    0,
    Math.max(1, Math.min(longest.length - 1, longest.length - (json.length - max))),
  );
  return shortened(replaced(value, longest, kept), max);
};

const longestText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map(longestText)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
};

const replaced = (value: unknown, text: string, by: string): unknown => {
  if (value === text) return by;
  if (Array.isArray(value)) return value.map((item) => replaced(item, text, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaced(part, text, by)]));
};
