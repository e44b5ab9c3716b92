import type { Command } from '../../cards/kit/command.ts';
import type { FieldValue } from '../../domain/deals/custom-values.ts';
import type { Language } from '../../domain/language.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import { MAX_LENGTHS } from '../../domain/pipeline/field-type.ts';
import { editableFields, emptyOf } from '../../domain/pipeline/field-values.ts';
import { cut } from '../../lib/text.ts';
import { isDealInput } from '../deals/deal-input.ts';
import type { SaidOfDeal } from '../define-command.ts';
import { CommandError } from '../error.ts';
import type { ParseContext } from './context.ts';
import { fieldValueIn } from './field-value.ts';
import { nearest } from './nearest.ts';

const SPELLINGS = editableFields()
  .flatMap((field) => [...field.words.en, ...field.words['zh-CN']].map((word) => ({ field, word })))
  .sort((a, b) => b.word.length - a.word.length);

const EXAMPLE = { en: '/deal 12 edit amount 50k', 'zh-CN': '/商机 12 编辑 金额 5万' };
const EMPTY = /^(?:-|–|none|empty|clear|清空|无)$/iu;

/** `edit amount 5万`, `编辑 联系人：李雷`: one field at once, `-` empties it; the form edits several. */
export const editing = async (
  { deal, text, people }: SaidOfDeal,
  context: ParseContext,
): Promise<Command> => {
  const head = text.slice(0, 30).normalize('NFKC').toLowerCase().replace(/[-_]/g, ' ');
  const found = SPELLINGS.find(
    ({ word }) =>
      head.startsWith(word) && !(/[a-z]$/.test(word) && /[a-z0-9]/.test(head.charAt(word.length))),
  );
  if (found === undefined) throw unknownField(text, context.language);
  const typed = text
    .slice(found.word.length)
    .replace(/^[\s:：=]+/u, '')
    .trim();
  if (typed === '') return { kind: 'open-deal-form', form: 'edit', deal };
  const value = await valueTyped(found.field, typed, { ...context, people });
  const fields = { [found.field.id]: value };
  if (isDealInput(fields)) return { kind: 'edit-deal', deal, fields };
  // What is too long for the field is said as for any other text.
  throw new CommandError('too-long', { length: typed.length, max: maxOf(found.field) });
};

const maxOf = ({ type }: FieldDefinition): number => {
  if ('max' in type) return type.max;
  return type.kind === 'phone' || type.kind === 'email' || type.kind === 'link' ? MAX_LENGTHS[type.kind] : 0;
};

const valueTyped = async (
  field: FieldDefinition,
  typed: string,
  context: Parameters<typeof fieldValueIn>[2],
): Promise<FieldValue | null> => {
  if (EMPTY.test(typed) && field.required === undefined) return emptyOf(field.type);
  return fieldValueIn(typed, field, context, EXAMPLE);
};

const unknownField = (text: string, language: Language): CommandError => {
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const close = nearest(
    word,
    SPELLINGS.map((spelling) => spelling.word),
  );
  return new CommandError(
    'field-unknown',
    {
      field: cut(word, 40),
      fields: editableFields()
        .map(({ words }) => words[language][0])
        .join(language === 'zh-CN' ? '、' : ', '),
    },
    close === null ? EXAMPLE : { en: `/deal 12 edit ${close} …`, 'zh-CN': `/商机 12 编辑 ${close} …` },
  );
};
