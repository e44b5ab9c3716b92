import type { LeadPrefill } from '../../cards/leads/lead-form.ts';
import { cleanText } from '../clean-text.ts';
import type { Context } from '../context.ts';
import { CommandError } from '../error.ts';
import { understandLead } from '../grammar/understand-lead.ts';

/** A message of this length is talk, not a list of a lead's parts: nothing in it is taken for a name. */
const MAX_LIST = 200;

/** The lead form's fields as far as a text tells them; the whole text stays as the need. */
export const leadPrefill = async (text: string | undefined, context: Context): Promise<LeadPrefill> => {
  const said = cleanText(text ?? '');
  if (said === '') return {};
  try {
    const { company, contact, referredBy, need, others, ...known } = await understandLead(
      { text: said, people: new Map() },
      { ...context, language: context.view.language },
    );
    const isList = said.length <= MAX_LIST && !said.includes('\n') && need === null;
    return {
      ...others,
      ...found(known),
      ...(isList ? found({ company, contact, referredBy }) : { need: said }),
      text: said,
    };
  } catch (error) {
    if (error instanceof CommandError) return { need: said, text: said };
    throw error;
  }
};

const found = (fields: { [K in keyof LeadPrefill]: LeadPrefill[K] | null }): LeadPrefill =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
