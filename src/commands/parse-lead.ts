import type { Command } from '../cards/kit/command.ts';
import type { LeadInput } from './deals/deal-input.ts';
import { CommandError } from './error.ts';
import type { Mentioned, ParseContext } from './grammar/context.ts';
import { understandLead } from './grammar/understand-lead.ts';
import type { UnderstoodLead } from './grammar/understood-lead.ts';

const HELP = /^(?:help|帮助|[?？])$/iu;
const IMPORT = /^(?:import|导入)$/iu;
const MAX_FORM_TEXT = 1500;
const EXAMPLE = {
  en: '/lead Acme Ltd, Jane Doe, jane@acme.com, 50k, from zhihu',
  'zh-CN': '/线索 宏达科技，张伟，13800138000，5万，来自 知乎',
};

/** `/lead …`: nothing opens the form, anything else is a quick add. */
export const parseLead = async (said: Mentioned, context: ParseContext): Promise<Command> => {
  const { text } = said;
  if (text === '') return { kind: 'open-form', ref: { form: 'lead' } };
  if (HELP.test(text)) return { kind: 'show-help', topic: 'lead' };
  if (IMPORT.test(text)) throw new CommandError('import-unavailable', {}, EXAMPLE);
  const lead = await understandLead(said, context);
  const { company } = lead;
  if (company === null) {
    // Somebody to reach but no company: the form asks for the rest and keeps what was typed.
    if (text.length <= MAX_FORM_TEXT) return { kind: 'open-form', ref: { form: 'lead', text } };
    throw new CommandError('lead-needs-company', {}, EXAMPLE);
  }
  const { others, ...known } = lead;
  return { kind: 'add-lead', lead: { ...others, ...present(known), company } };
};

const present = (known: Omit<UnderstoodLead, 'others'>): Partial<LeadInput> =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
