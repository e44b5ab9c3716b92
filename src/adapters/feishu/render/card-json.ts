/** Card JSON 2.0. An unknown property makes Feishu refuse the card. https://open.feishu.cn/document/feishu-cards/card-json-v2-structure */
export interface FeishuCard {
  schema: '2.0';
  config: {
    /** Must be shared explicitly, or an update shows for one person only. */
    update_multi: true;
    /** What notifications and the list of chats show. */
    summary: { content: string };
  };
  header?: { title: PlainText; template: 'blue' | 'orange' | 'green' | 'red' | 'grey' };
  body: { elements: readonly Element[] };
}

/** A text without markup. */
export interface PlainText {
  tag: 'plain_text';
  content: string;
}

/** The SDK takes only objects as callback values. */
export interface Callback {
  type: 'callback';
  value: object;
}

/** A text with Feishu's markdown. */
export interface Markdown {
  tag: 'markdown';
  content: string;
  text_size?: 'notation';
}

/** A button with its callback. */
export interface Button {
  tag: 'button';
  text: PlainText;
  type: 'default' | 'primary_filled' | 'danger';
  behaviors: readonly [Callback];
  confirm?: { title: PlainText; text: PlainText };
  /** Inside a form. */
  name?: string;
  form_action_type?: 'submit';
}

/** A choice of a select. */
export interface SelectOption {
  text: PlainText;
  /** Different for each option of one select. */
  value: string;
}

/** The menu behind three dots. */
export interface Overflow {
  tag: 'overflow';
  options: readonly SelectOption[];
  behaviors: readonly [Callback];
}

/** A select with fixed choices. */
export interface Select {
  tag: 'select_static';
  placeholder: PlainText;
  options: readonly SelectOption[];
  width?: 'fill';
  behaviors?: readonly [Callback];
  name?: string;
  required?: boolean;
  /** Counted from 1. */
  initial_index?: number;
}

/** Columns beside each other. */
export interface ColumnSet {
  tag: 'column_set';
  /** `flow` wraps on a narrow screen, `bisect` makes two columns of it. */
  flex_mode: 'none' | 'flow' | 'bisect';
  horizontal_spacing: '8px';
  columns: readonly {
    tag: 'column';
    width: 'auto' | 'weighted';
    weight?: 1;
    vertical_align: 'top' | 'center';
    elements: readonly Element[];
  }[];
}

/** Only at the card's root. https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/table */
export interface TableJson {
  tag: 'table';
  page_size: number;
  row_height: 'low';
  /** Stays in sight while the rest is moved sideways. */
  freeze_first_column?: true;
  header_style: { background_style: 'grey'; bold: true };
  columns: readonly {
    name: string;
    display_name: string;
    data_type: 'text';
    width: 'auto';
    horizontal_align: 'left' | 'right';
  }[];
  rows: readonly Readonly<Record<string, string>>[];
}

/** `chart_spec` is VChart's. https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/chart */
export interface ChartJson {
  tag: 'chart';
  chart_spec: object;
}

interface Asked {
  name: string;
  required: boolean;
}

/** What can be filled in, in a form container. */
export type Input = Asked &
  (
    | {
        tag: 'input';
        input_type: 'text' | 'multiline_text';
        rows?: number;
        auto_resize?: true;
        max_length: number;
        width: 'fill';
        default_value: string;
        placeholder?: PlainText;
      }
    | { tag: 'date_picker'; width: 'fill'; placeholder: PlainText; initial_date?: string }
    | { tag: 'picker_datetime'; width: 'fill'; placeholder: PlainText; initial_datetime?: string }
  );

/** A box to tick. */
export interface Checker {
  tag: 'checker';
  name: string;
  checked: boolean;
  text: PlainText;
}

/** Only at the card's root, without tables, charts and forms in it. */
export interface FormJson {
  tag: 'form';
  name: string;
  elements: readonly Element[];
}

/** What a card's body is made of. */
export type Element =
  | Markdown
  | { tag: 'hr' }
  | Button
  | Overflow
  | Select
  | ColumnSet
  | TableJson
  | ChartJson
  | Input
  | Checker
  | FormJson;
