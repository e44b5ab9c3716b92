/** What Feishu accepts at most, or ours where it says nothing. https://open.feishu.cn/document/feishu-cards/card-json-v2-structure */
export const LIMITS = {
  /** The whole request (30 KB) less its other fields. The card is a string in it, its quotes escaped. */
  cardBytes: 30 * 1024 - 512,
  /** Components and texts, each `tag` counting. */
  elements: 200,
  tables: 5,
  charts: 5,
  tableColumns: 50,
  /** Of a table's pages. */
  tablePage: 10,
  /** Ours: a table leaves room for the rest of the card. */
  tableBytes: 12_000,
  tableCell: 200,
  chartSeries: 6,
  chartValues: 20,
  title: 200,
  summary: 100,
  text: 3_000,
  fieldLabel: 100,
  fieldValue: 500,
  fieldsPerRow: 6,
  label: 100,
  confirmText: 300,
  placeholder: 100,
  /** Buttons and selects of one row. */
  rowControls: 10,
  rowElements: 100,
  options: 100,
  /** Ours: of one select's options together; and of a command that is an option's value. */
  optionsBytes: 8_000,
  optionValue: 600,
  /** Ours: what a form's select offers, before its elements run out. */
  formOptions: 120,
  input: 1_000,
  hint: 500,
  /** Of a text message. */
  fallbackBytes: 150 * 1024 - 1024,
} as const;

/** What it takes in a request, where the card is JSON inside JSON. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(value)));

/** Whether it is within the limit; the exact size is only found out where it may be beyond. */
export const isWithin = (value: unknown, bytes: number): boolean => {
  const json = JSON.stringify(value);
  return 3 * json.length <= bytes || Buffer.byteLength(JSON.stringify(json)) <= bytes;
};

/** Where further elements are; charts, tables and callbacks hold data. */
const INSIDE = [
  'header',
  'body',
  'title',
  'elements',
  'columns',
  'text',
  'options',
  'placeholder',
  'confirm',
];

/** Everything with a `tag`, texts included. */
export const elementsOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + elementsOf(item), 0);
  let count = 'tag' in value ? 1 : 0;
  for (const name of INSIDE) {
    if (name in value) count += elementsOf(Reflect.get(value, name));
  }
  return count;
};
