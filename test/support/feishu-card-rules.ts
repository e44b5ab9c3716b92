export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one component of a card may have. */
export interface Rule {
  properties: readonly string[];
  required?: readonly string[];
  rootOnly?: true;
  notInForm?: true;
  /** Needs a name inside a form, and a callback outside. */
  interactive?: true;
  /** What else is wrong, each beginning with the rest of the path. */
  check?(element: Json): string[];
}

const oneOf = (element: Json, name: string, allowed: readonly unknown[]): string[] =>
  element[name] === undefined || allowed.includes(element[name]) ? [] : [`.${name}: unknown value`];

const matching = (element: Json, name: string, pattern: RegExp): string[] =>
  element[name] === undefined || pattern.test(String(element[name])) ? [] : [`.${name}: wrong format`];

const width = (element: Json): string[] => oneOf(element, 'width', ['default', 'fill']);

const BUTTONS = 'default primary danger text primary_text danger_text primary_filled danger_filled laser';
const PICKER = ['name', 'required', 'disabled', 'width', 'placeholder', 'behaviors', 'value', 'confirm'];
const AT = /<at ids?=[\w-]+><\/at>/g;
const TAGS = /<br>|<font color='(?:grey|red|green)'>|<\/font>/g;

const picker = (initial: string, pattern: RegExp): Rule => ({
  properties: [...PICKER, initial],
  interactive: true,
  check: (element) => [
    ...width(element),
    ...matching(element, initial, pattern),
    ...(element[initial] === undefined && element.placeholder === undefined
      ? ['.placeholder: needed without an initial value']
      : []),
  ],
});

const checkTable = (table: Json): string[] => {
  const wrong: string[] = [];
  const size = table.page_size;
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 10)) {
    wrong.push('.page_size: 1 to 10');
  }
  if (!Array.isArray(table.columns) || table.columns.length === 0 || table.columns.length > 50) {
    return [...wrong, '.columns: 1 to 50'];
  }
  const names = new Map<unknown, unknown>();
  for (const [at, column] of table.columns.entries()) {
    if (!isObject(column)) return [...wrong, `.columns[${at}]: not an object`];
    for (const name of Object.keys(column)) {
      const known = 'name display_name width data_type vertical_align horizontal_align format date_format';
      if (!known.split(' ').includes(name)) wrong.push(`.columns[${at}].${name}: unknown property`);
    }
    if (typeof column.name !== 'string' || column.name === '') wrong.push(`.columns[${at}].name: empty`);
    if (names.has(column.name)) wrong.push(`.columns[${at}].name: twice`);
    const types = ['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'];
    if (!types.includes(String(column.data_type))) wrong.push(`.columns[${at}].data_type: unknown`);
    wrong.push(...oneOf(column, 'horizontal_align', ['left', 'center', 'right']));
    names.set(column.name, column.data_type);
  }
  if (!Array.isArray(table.rows)) return [...wrong, '.rows: must be a list'];
  for (const [at, row] of table.rows.entries()) {
    for (const [name, cell] of Object.entries(isObject(row) ? row : {})) {
      if (!names.has(name)) wrong.push(`.rows[${at}].${name}: no such column`);
      else if (typeof cell !== (names.get(name) === 'number' ? 'number' : 'string'))
        wrong.push(`.rows[${at}].${name}: wrong type`);
    }
  }
  return wrong;
};

const checkChart = (chart: Json): string[] => {
  const spec = chart.chart_spec;
  if (!isObject(spec)) return ['.chart_spec: not an object'];
  const values = isObject(spec.data) ? spec.data.values : null;
  if (!Array.isArray(values) || values.length === 0) return ['.chart_spec.data.values: none'];
  const fields: unknown[] =
    spec.type === 'funnel'
      ? [spec.categoryField, spec.valueField]
      : spec.type === 'bar' || spec.type === 'line'
        ? [spec.xField, spec.yField, spec.seriesField].flat()
        : [];
  if (fields.length === 0) return ['.chart_spec.type: unknown'];
  // Several fields on the x axis make groups of bars; a line has one.
  if (spec.type === 'line' && typeof spec.xField !== 'string') return ['.chart_spec.xField: one field'];
  return fields.flatMap((field) =>
    values.every((value) => isObject(value) && value[String(field)] !== undefined)
      ? []
      : [`.chart_spec: no ${String(field)} in the data`],
  );
};

const checkInput = (input: Json): string[] => {
  const max = input.max_length ?? 1_000;
  return [
    ...width(input),
    ...oneOf(input, 'input_type', ['text', 'multiline_text', 'password']),
    ...(typeof max === 'number' && max >= 1 && max <= 1_000 ? [] : ['.max_length: 1 to 1000']),
    ...(String(input.default_value ?? '').length > Number(max) ? ['.default_value: too long'] : []),
    ...(input.rows !== undefined && input.input_type !== 'multiline_text' ? ['.rows: one line'] : []),
  ];
};

const checkMarkdown = ({ content }: Json): string[] => {
  if (typeof content !== 'string' || content === '') return ['.content: empty'];
  const rest = content.replace(AT, '').replace(TAGS, '');
  const opened = content.split('<font').length === content.split('</font>').length;
  return [
    ...(/[<>]/.test(rest) ? ['.content: a tag that Feishu does not know'] : []),
    ...(opened ? [] : ['.content: a tag that is not closed']),
    ...(/<at ids?=all>/.test(content) ? ['.content: everybody is mentioned'] : []),
  ];
};

/** https://open.feishu.cn/document/feishu-cards/card-json-v2-components/component-json-v2-overview */
export const RULES: Readonly<Record<string, Rule>> = {
  markdown: { properties: ['content', 'text_size', 'text_align', 'icon'], check: checkMarkdown },
  div: { properties: ['text', 'icon', 'width'], required: ['text'] },
  hr: { properties: [] },
  button: {
    properties:
      'type size width text icon hover_tips disabled disabled_tips confirm behaviors name form_action_type'.split(
        ' ',
      ),
    interactive: true,
    check: (button) => [
      ...oneOf(button, 'type', BUTTONS.split(' ')),
      ...oneOf(button, 'form_action_type', ['submit', 'reset']),
    ],
  },
  overflow: {
    properties: ['options', 'width', 'behaviors', 'confirm', 'name'],
    required: ['options'],
    interactive: true,
  },
  select_static: {
    properties: [...PICKER, 'type', 'options', 'initial_option', 'initial_index'],
    required: ['options'],
    interactive: true,
    check: ({ initial_index: at, options, ...rest }) => [
      ...width(rest),
      ...(at === undefined || (Number(at) >= 1 && Array.isArray(options) && Number(at) <= options.length)
        ? []
        : ['.initial_index: no such option']),
    ],
  },
  input: {
    properties: [
      ...PICKER,
      ...'default_value max_length input_type rows auto_resize max_rows show_icon label label_position'.split(
        ' ',
      ),
    ],
    interactive: true,
    check: checkInput,
  },
  date_picker: picker('initial_date', /^\d{4}-\d{2}-\d{2}$/),
  picker_datetime: picker('initial_datetime', /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/),
  checker: {
    properties:
      'name checked disabled text overall_checkable button_area checked_style padding confirm behaviors hover_tips disabled_tips'.split(
        ' ',
      ),
    required: ['text'],
    interactive: true,
  },
  column_set: {
    properties: ['horizontal_spacing', 'horizontal_align', 'flex_mode', 'background_style', 'columns'],
    check: (set) => oneOf(set, 'flex_mode', ['none', 'stretch', 'flow', 'bisect', 'trisect']),
  },
  form: {
    properties: [
      'name',
      'elements',
      'direction',
      'padding',
      'vertical_spacing',
      'horizontal_spacing',
      'horizontal_align',
      'vertical_align',
    ],
    required: ['name', 'elements'],
    rootOnly: true,
    notInForm: true,
  },
  table: {
    properties: [
      'page_size',
      'row_height',
      'row_max_height',
      'freeze_first_column',
      'header_style',
      'columns',
      'rows',
    ],
    rootOnly: true,
    notInForm: true,
    check: checkTable,
  },
  chart: {
    properties: ['aspect_ratio', 'color_theme', 'chart_spec', 'preview', 'height'],
    notInForm: true,
    check: checkChart,
  },
};
