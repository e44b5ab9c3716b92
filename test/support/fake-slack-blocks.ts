/** What Slack checks before it accepts blocks. Throws `Invalid` with the place, as Slack's messages do. */
export class Invalid extends Error {}

type Json = Readonly<Record<string, unknown>>;
export type Place = 'message' | 'modal' | 'home';

export const asJson = (value: unknown, where: string): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Invalid(`must be an object [${where}]`);
  }
  return { ...value };
};

export const asList = (value: unknown, where: string, min: number, max: number): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Invalid(`must be an array [${where}]`);
  if (value.length < min) throw new Invalid(`no fewer than ${min} items allowed [${where}]`);
  if (value.length > max) throw new Invalid(`no more than ${max} items allowed [${where}]`);
  return value;
};

export const asText = (value: unknown, where: string, max: number, min = 1): string => {
  if (typeof value !== 'string') throw new Invalid(`must be a string [${where}]`);
  if (value.length < min) throw new Invalid(`must be more than ${min - 1} characters [${where}]`);
  if (value.length > max) throw new Invalid(`must be less than ${max + 1} characters [${where}]`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Slack refuses exactly these
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value))
    throw new Invalid(`control character [${where}]`);
  return value;
};

const only = (object: Json, where: string, names: readonly string[]): void => {
  for (const name of Object.keys(object)) {
    if (!names.includes(name)) throw new Invalid(`invalid additional property: ${name} [${where}]`);
  }
};

interface Seen {
  place: Place;
  blockIds: Set<string>;
  actionIds: Set<string>;
  charts: number;
  hasInput: boolean;
}

export const checkBlocks = (value: unknown, place: Place): { hasInput: boolean } => {
  const seen: Seen = { place, blockIds: new Set(), actionIds: new Set(), charts: 0, hasInput: false };
  const blocks = asList(value, '/blocks', place === 'message' ? 1 : 0, place === 'message' ? 50 : 100);
  for (const [at, block] of blocks.entries())
    checkBlock(asJson(block, `/blocks/${at}`), `/blocks/${at}`, seen);
  return seen;
};

const BLOCK_FIELDS: Readonly<Record<string, readonly string[]>> = {
  header: ['text'],
  section: ['text', 'fields', 'accessory'],
  context: ['elements'],
  actions: ['elements'],
  divider: [],
  input: ['label', 'element', 'optional', 'hint', 'dispatch_action'],
  data_table: ['rows', 'caption', 'page_size', 'row_header_column_index'],
  data_visualization: ['title', 'chart'],
};
const NOT_IN: Readonly<Record<Place, readonly string[]>> = {
  message: ['input'],
  modal: ['data_table', 'data_visualization'],
  home: ['data_table', 'data_visualization', 'input'],
};

const checkBlock = (block: Json, where: string, seen: Seen): void => {
  const { type } = block;
  const known = typeof type === 'string' ? BLOCK_FIELDS[type] : undefined;
  if (known === undefined || NOT_IN[seen.place].includes(String(type))) {
    throw new Invalid(`unsupported type: ${String(type)} [${where}/type]`);
  }
  only(block, where, ['type', 'block_id', ...known]);
  if (block.block_id !== undefined) {
    const id = asText(block.block_id, `${where}/block_id`, 255);
    if (seen.blockIds.has(id)) throw new Invalid(`block_id already exists: ${id} [${where}]`);
    seen.blockIds.add(id);
  }
  switch (type) {
    case 'header':
      plain(block.text, `${where}/text`, 150);
      return;
    case 'section':
      checkSection(block, where, seen);
      return;
    case 'context':
      for (const element of asList(block.elements, `${where}/elements`, 1, 10))
        textObject(element, `${where}/elements`, 3_000);
      return;
    case 'actions':
      for (const element of asList(block.elements, `${where}/elements`, 1, 25))
        checkElement(element, `${where}/elements`, seen);
      return;
    case 'input':
      seen.hasInput = true;
      plain(block.label, `${where}/label`, 2_000);
      if (block.hint !== undefined) plain(block.hint, `${where}/hint`, 2_000);
      checkElement(block.element, `${where}/element`, seen);
      return;
    case 'data_table':
      checkTable(block, where);
      return;
    case 'data_visualization':
      seen.charts += 1;
      if (seen.charts > 2) throw new Invalid(`no more than 2 charts allowed [${where}]`);
      checkChart(block, where);
      return;
  }
};

const checkSection = (block: Json, where: string, seen: Seen): void => {
  if (block.text === undefined && block.fields === undefined) throw new Invalid(`text or fields [${where}]`);
  if (block.text !== undefined) textObject(block.text, `${where}/text`, 3_000);
  if (block.fields !== undefined) {
    for (const one of asList(block.fields, `${where}/fields`, 1, 10))
      textObject(one, `${where}/fields`, 2_000);
  }
  if (block.accessory !== undefined) checkElement(block.accessory, `${where}/accessory`, seen);
};

const textObject = (value: unknown, where: string, max: number): void => {
  const object = asJson(value, where);
  if (object.type === 'plain_text') {
    plain(value, where, max);
    return;
  }
  if (object.type !== 'mrkdwn') throw new Invalid(`unsupported type: ${String(object.type)} [${where}]`);
  only(object, where, ['type', 'text', 'verbatim']);
  asText(object.text, `${where}/text`, max);
};

const plain = (value: unknown, where: string, max: number): void => {
  const object = asJson(value, where);
  if (object.type !== 'plain_text') throw new Invalid(`must be plain_text [${where}]`);
  only(object, where, ['type', 'text', 'emoji']);
  asText(object.text, `${where}/text`, max);
};

const ELEMENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  button: ['text', 'value', 'style', 'confirm', 'url'],
  overflow: ['options', 'confirm'],
  static_select: ['placeholder', 'options', 'initial_option'],
  external_select: ['placeholder', 'min_query_length', 'initial_option'],
  plain_text_input: ['multiline', 'max_length', 'min_length', 'initial_value', 'placeholder'],
  checkboxes: ['options', 'initial_options'],
  datepicker: ['initial_date', 'placeholder'],
  timepicker: ['initial_time', 'placeholder'],
};

const checkElement = (value: unknown, where: string, seen: Seen): void => {
  const element = asJson(value, where);
  const { type } = element;
  const known = typeof type === 'string' ? ELEMENT_FIELDS[type] : undefined;
  if (known === undefined) throw new Invalid(`unsupported type: ${String(type)} [${where}]`);
  only(element, where, ['type', 'action_id', ...known]);
  const id = asText(element.action_id, `${where}/action_id`, 255);
  const isInput = where.endsWith('/element');
  if (!isInput && seen.actionIds.has(id)) throw new Invalid(`action_id already exists: ${id} [${where}]`);
  if (!isInput) seen.actionIds.add(id);
  if (element.placeholder !== undefined) plain(element.placeholder, `${where}/placeholder`, 150);
  switch (type) {
    case 'button':
      plain(element.text, `${where}/text`, 75);
      if (element.value !== undefined) asText(element.value, `${where}/value`, 2_000, 0);
      if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
        throw new Invalid(`style [${where}]`);
      }
      if (element.confirm !== undefined) checkConfirm(asJson(element.confirm, where), `${where}/confirm`);
      return;
    case 'overflow':
      options(element.options, where, 5);
      return;
    case 'static_select': {
      const all = options(element.options, where, 100);
      if (element.initial_option !== undefined) oneOf(element.initial_option, all, where);
      return;
    }
    case 'checkboxes': {
      const all = options(element.options, where, 10);
      if (element.initial_options === undefined) return;
      for (const one of asList(element.initial_options, where, 1, 10)) oneOf(one, all, where);
      return;
    }
    case 'external_select':
      if (element.initial_option !== undefined) options([element.initial_option], where, 1);
      return;
    case 'plain_text_input':
      if (element.initial_value !== undefined)
        asText(element.initial_value, `${where}/initial_value`, 3_000, 0);
      return;
    case 'datepicker':
      if (element.initial_date !== undefined) match(element.initial_date, /^\d{4}-\d\d-\d\d$/, where);
      return;
    case 'timepicker':
      if (element.initial_time !== undefined) match(element.initial_time, /^\d\d:\d\d$/, where);
      return;
  }
};

const match = (value: unknown, pattern: RegExp, where: string): void => {
  if (!pattern.test(asText(value, where, 20))) throw new Invalid(`invalid format [${where}]`);
};

const checkConfirm = (confirm: Json, where: string): void => {
  plain(confirm.title, `${where}/title`, 100);
  textObject(confirm.text, `${where}/text`, 300);
  plain(confirm.confirm, `${where}/confirm`, 30);
  plain(confirm.deny, `${where}/deny`, 30);
};

export const options = (value: unknown, where: string, max: number): string[] =>
  asList(value, `${where}/options`, 1, max).map((one) => {
    const option = asJson(one, `${where}/options`);
    only(option, `${where}/options`, ['text', 'value', 'description']);
    textObject(option.text, `${where}/options/text`, 75);
    asText(option.value, `${where}/options/value`, 150);
    return JSON.stringify(one);
  });

const oneOf = (value: unknown, all: readonly string[], where: string): void => {
  if (!all.includes(JSON.stringify(value)))
    throw new Invalid(`initial option is none of the options [${where}]`);
};

const checkTable = (block: Json, where: string): void => {
  asText(block.caption, `${where}/caption`, 3_000);
  const rows = asList(block.rows, `${where}/rows`, 2, 101);
  if (block.page_size !== undefined && !(Number(block.page_size) >= 1 && Number(block.page_size) <= 100)) {
    throw new Invalid(`page_size [${where}]`);
  }
  let characters = 0;
  const width = asList(rows[0], `${where}/rows/0`, 1, 20).length;
  for (const [at, row] of rows.entries()) {
    for (const one of asList(row, `${where}/rows/${at}`, width, width)) {
      const cell = asJson(one, `${where}/rows/${at}`);
      if (cell.type !== 'raw_text' && cell.type !== 'raw_number') throw new Invalid(`cell type [${where}]`);
      if (cell.type === 'raw_number' && typeof cell.value !== 'number')
        throw new Invalid(`cell value [${where}]`);
      characters += asText(cell.text, `${where}/rows/${at}`, 10_000).length;
    }
  }
  if (characters > 10_000) throw new Invalid(`too many characters in table [${where}]`);
};

const checkChart = (block: Json, where: string): void => {
  asText(block.title, `${where}/title`, 50);
  const chart = asJson(block.chart, `${where}/chart`);
  only(chart, where, ['type', 'series', 'axis_config']);
  if (!['bar', 'line', 'area'].includes(String(chart.type))) throw new Invalid(`chart type [${where}]`);
  const axis = asJson(chart.axis_config, `${where}/axis_config`);
  const categories = asList(axis.categories, `${where}/categories`, 1, 20).map((one) =>
    asText(one, where, 20),
  );
  if (new Set(categories).size < categories.length) throw new Invalid(`categories repeat [${where}]`);
  const names = new Set<string>();
  for (const one of asList(chart.series, `${where}/series`, 1, 6)) {
    const series = asJson(one, `${where}/series`);
    names.add(asText(series.name, `${where}/series/name`, 20));
    const labels = asList(series.data, `${where}/data`, categories.length, categories.length).map((point) => {
      const { label, value } = asJson(point, `${where}/data`);
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new Invalid(`value [${where}]`);
      return label;
    });
    if (JSON.stringify(labels) !== JSON.stringify(categories))
      throw new Invalid(`labels must match [${where}]`);
  }
  if (names.size < asList(chart.series, where, 1, 6).length) throw new Invalid(`series repeat [${where}]`);
};

const VIEW_FIELDS = ['type', 'callback_id', 'private_metadata', 'title', 'submit', 'close', 'blocks'];

export const checkView = (value: unknown): void => {
  const view = asJson(value, '/view');
  only(view, '/view', VIEW_FIELDS);
  const isHome = view.type === 'home';
  if (!isHome && view.type !== 'modal') throw new Invalid('unsupported type [/view/type]');
  if (view.callback_id !== undefined) asText(view.callback_id, '/view/callback_id', 255);
  if (view.private_metadata !== undefined) asText(view.private_metadata, '/view/private_metadata', 3_000, 0);
  const { hasInput } = checkBlocks(view.blocks, isHome ? 'home' : 'modal');
  if (isHome) return;
  plain(view.title, '/view/title', 24);
  if (view.submit !== undefined) plain(view.submit, '/view/submit', 24);
  if (view.close !== undefined) plain(view.close, '/view/close', 24);
  if (hasInput && view.submit === undefined)
    throw new Invalid('submit is required with inputs [/view/submit]');
};
