import { isObject, type Json, RULES, type Rule } from './feishu-card-rules.ts';

/**
 * What Feishu refuses about a card (JSON 2.0), each with its JSON path; empty: it takes the card.
 * https://open.feishu.cn/document/feishu-cards/card-json-v2-structure
 */
export const refusals = (card: unknown): readonly string[] => {
  const found: string[] = [];
  const seen: Seen = { found, names: new Set(), count: 0, tables: 0 };
  if (!isObject(card)) return ['$: not an object'];
  if (sizeOf(card) > 30 * 1024) found.push(`$: over 30 KB (${sizeOf(card)})`);
  only(card, ['schema', 'config', 'card_link', 'header', 'body'], '$', seen);
  if (card.schema !== '2.0') found.push('$.schema: must be "2.0"');
  checkConfig(card.config, seen);
  if (card.header !== undefined) checkHeader(card.header, seen);
  const { body } = card;
  if (!isObject(body)) return [...found, '$.body: missing'];
  only(body, ['direction', 'padding', 'vertical_spacing', 'horizontal_spacing', 'elements'], '$.body', seen);
  checkElements(body.elements, '$.body.elements', { inForm: false, depth: 0 }, seen);
  if (seen.count > 200) found.push(`$: over 200 elements (${seen.count})`);
  if (seen.tables > 5) found.push(`$: over 5 tables (${seen.tables})`);
  return found;
};

/** The request that sends it: the card is a text in it. */
const sizeOf = (card: Json): number =>
  Buffer.byteLength(
    JSON.stringify({
      receive_id: 'oc_0123456789abcdef0123456789abcdef',
      msg_type: 'interactive',
      uuid: '0123456789abcdef0123456789abcdef',
      content: JSON.stringify(card),
    }),
  );

interface Seen {
  found: string[];
  names: Set<string>;
  count: number;
  tables: number;
}

interface Place {
  inForm: boolean;
  /** Containers around it; 0 is the card's root. */
  depth: number;
}

const only = (object: Json, allowed: readonly string[], path: string, { found }: Seen): void => {
  for (const name of Object.keys(object)) {
    if (!allowed.includes(name)) found.push(`${path}.${name}: unknown property`);
  }
};

const checkConfig = (config: unknown, seen: Seen): void => {
  if (!isObject(config)) {
    seen.found.push('$.config: missing');
    return;
  }
  const known = ['summary', 'enable_forward', 'update_multi', 'width_mode', 'style', 'streaming_mode'];
  only(config, known, '$.config', seen);
  if (config.update_multi !== true) seen.found.push('$.config.update_multi: must be true');
  if (config.summary === undefined) return;
  if (!isObject(config.summary) || typeof config.summary.content !== 'string') {
    seen.found.push('$.config.summary: must have a content');
  }
};

const COLOURS = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default';

const checkHeader = (header: unknown, seen: Seen): void => {
  if (!isObject(header)) {
    seen.found.push('$.header: not an object');
    return;
  }
  only(header, ['title', 'subtitle', 'text_tag_list', 'template', 'icon', 'padding'], '$.header', seen);
  checkPlain(header.title, '$.header.title', seen);
  if (header.template !== undefined && !COLOURS.split(' ').includes(String(header.template))) {
    seen.found.push('$.header.template: unknown colour');
  }
};

const checkPlain = (text: unknown, path: string, seen: Seen, max = Number.POSITIVE_INFINITY): void => {
  if (!isObject(text) || text.tag !== 'plain_text') {
    seen.found.push(`${path}: must be plain_text`);
    return;
  }
  seen.count += 1;
  only(text, ['tag', 'content', 'element_id', 'text_size', 'text_color', 'text_align', 'lines'], path, seen);
  if (typeof text.content !== 'string' || text.content === '') seen.found.push(`${path}.content: empty`);
  else if (text.content.length > max) seen.found.push(`${path}.content: over ${max} characters`);
};

const checkElements = (elements: unknown, path: string, place: Place, seen: Seen): void => {
  if (!Array.isArray(elements)) {
    seen.found.push(`${path}: must be a list`);
    return;
  }
  for (const [at, element] of elements.entries()) checkElement(element, `${path}[${at}]`, place, seen);
};

const checkElement = (element: unknown, path: string, place: Place, seen: Seen): void => {
  if (!isObject(element)) {
    seen.found.push(`${path}: not an object`);
    return;
  }
  const { tag } = element;
  const rule: Rule | undefined = typeof tag === 'string' ? RULES[tag] : undefined;
  if (rule === undefined) {
    seen.found.push(`${path}.tag: unknown ${String(tag)}`);
    return;
  }
  seen.count += 1;
  if (tag === 'table') seen.tables += 1;
  if (rule.rootOnly && place.depth > 0) seen.found.push(`${path}: ${tag} only at the root`);
  if (rule.notInForm && place.inForm) seen.found.push(`${path}: ${tag} not inside a form`);
  if (place.depth > 5) seen.found.push(`${path}: nested deeper than five`);
  only(element, ['tag', 'element_id', 'margin', ...rule.properties], path, seen);
  for (const name of rule.required ?? []) {
    if (element[name] === undefined) seen.found.push(`${path}.${name}: missing`);
  }
  checkTexts(element, path, seen);
  checkBehaviors(element, path, place, rule, seen);
  checkName(element, path, place, rule, seen);
  for (const complaint of rule.check?.(element) ?? []) seen.found.push(`${path}${complaint}`);
  checkChildren(element, path, place, seen);
};

const checkTexts = (element: Json, path: string, seen: Seen): void => {
  if (element.text !== undefined) checkPlain(element.text, `${path}.text`, seen);
  if (element.label !== undefined) checkPlain(element.label, `${path}.label`, seen);
  if (element.placeholder !== undefined) checkPlain(element.placeholder, `${path}.placeholder`, seen, 100);
  if (element.confirm !== undefined) {
    const confirm = isObject(element.confirm) ? element.confirm : {};
    only(confirm, ['title', 'text'], `${path}.confirm`, seen);
    checkPlain(confirm.title, `${path}.confirm.title`, seen);
    checkPlain(confirm.text, `${path}.confirm.text`, seen);
  }
  if (element.options !== undefined) checkOptions(element.options, `${path}.options`, seen);
};

const checkOptions = (options: unknown, path: string, seen: Seen): void => {
  if (!Array.isArray(options) || options.length === 0) {
    seen.found.push(`${path}: no options`);
    return;
  }
  const values = new Set<unknown>();
  for (const [at, option] of options.entries()) {
    const where = `${path}[${at}]`;
    if (!isObject(option)) {
      seen.found.push(`${where}: not an object`);
      continue;
    }
    only(option, ['text', 'icon', 'value', 'multi_url'], where, seen);
    checkPlain(option.text, `${where}.text`, seen, 100);
    if (typeof option.value !== 'string' || option.value === '') seen.found.push(`${where}.value: empty`);
    if (values.has(option.value)) seen.found.push(`${where}.value: twice`);
    values.add(option.value);
  }
};

const checkBehaviors = (element: Json, path: string, place: Place, rule: Rule, seen: Seen): void => {
  const { behaviors } = element;
  if (behaviors === undefined) {
    if (rule.interactive && !place.inForm) seen.found.push(`${path}.behaviors: nothing would come back`);
    return;
  }
  if (!Array.isArray(behaviors)) {
    seen.found.push(`${path}.behaviors: must be a list`);
    return;
  }
  for (const [at, behavior] of behaviors.entries()) {
    const isCallback = isObject(behavior) && behavior.type === 'callback' && isObject(behavior.value);
    if (!isCallback) seen.found.push(`${path}.behaviors[${at}]: must be a callback with an object`);
  }
};

const checkName = (element: Json, path: string, place: Place, rule: Rule, seen: Seen): void => {
  const { name } = element;
  if (!place.inForm) {
    for (const one of ['required', 'form_action_type']) {
      if (element[one] !== undefined) seen.found.push(`${path}.${one}: only inside a form`);
    }
  }
  if (name === undefined && !((place.inForm && rule.interactive) || element.tag === 'form')) return;
  if (typeof name !== 'string' || name === '') seen.found.push(`${path}.name: empty`);
  else if (seen.names.has(name)) seen.found.push(`${path}.name: ${name} twice`);
  else seen.names.add(name);
};

const checkChildren = (element: Json, path: string, place: Place, seen: Seen): void => {
  if (element.tag === 'form') {
    checkElements(element.elements, `${path}.elements`, { inForm: true, depth: place.depth + 1 }, seen);
    if (!JSON.stringify(element).includes('"form_action_type":"submit"')) {
      seen.found.push(`${path}: a form needs a submit button`);
    }
  }
  if (element.tag !== 'column_set') return;
  if (!Array.isArray(element.columns) || element.columns.length === 0) {
    seen.found.push(`${path}.columns: none`);
    return;
  }
  for (const [at, column] of element.columns.entries()) {
    const where = `${path}.columns[${at}]`;
    if (!isObject(column) || column.tag !== 'column') {
      seen.found.push(`${where}: must be a column`);
      continue;
    }
    seen.count += 1;
    const known = ['width', 'weight', 'vertical_align', 'horizontal_align', 'vertical_spacing', 'padding'];
    only(column, ['tag', 'element_id', 'margin', 'background_style', 'elements', ...known], where, seen);
    if (!['auto', 'weighted'].includes(String(column.width))) seen.found.push(`${where}.width: unknown`);
    checkElements(column.elements, `${where}.elements`, { ...place, depth: place.depth + 1 }, seen);
  }
};
