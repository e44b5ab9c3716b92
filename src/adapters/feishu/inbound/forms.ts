import type { Card } from '../../../cards/kit/card.ts';
import type { FieldErrors, Form } from '../../../cards/kit/form.ts';
import type { Dispatcher } from '../../../chat/adapter.ts';
import type { Options } from '../../../commands/reply.ts';
import type { InboundIdentity } from '../../../domain/ports/team.ts';
import { fits } from '../render/fitting.ts';
import { type FormCard, type FormState, formInWords, renderForm } from '../render/form.ts';
import { renderCard } from '../render/render.ts';
import type { ReplyTarget } from './reply-target.ts';

/** A form as a card, with all that Feishu cannot ask for later. */
export interface Forms {
  card(form: Form, replyTarget: ReplyTarget): Promise<FormCard>;
  /** The submitted form again: what was filled in is kept, what is wrong stands beside it. */
  withErrors(errors: FieldErrors, replyTarget: ReplyTarget): Promise<FormCard | Card>;
  /** Nothing was changed: the refusal on top of what was filled in. */
  refused(card: Card, replyTarget: ReplyTarget): Promise<FormCard | Card>;
}

/** Form cards, with the options their search boxes offer filled in beforehand: Feishu's selects cannot ask. */
export const createForms = (dispatcher: Dispatcher): Forms => {
  const card = async (form: Form, replyTarget: ReplyTarget, state: FormState = {}): Promise<FormCard> => {
    const options = new Map<string, Options>();
    for (const field of form.fields) {
      if (field.type !== 'search') continue;
      options.set(
        field.name,
        await dispatcher.search({ who: identityOf(replyTarget), source: field.source, text: '' }),
      );
    }
    return { json: renderForm(form, { ...state, options }), words: formInWords(form, state) };
  };

  /** null: what the form was about is no more as it was. */
  const again = async (replyTarget: ReplyTarget): Promise<Form | null> => {
    if (replyTarget.again === null) return null;
    const reply = await dispatcher.dispatch({
      kind: 'press',
      who: identityOf(replyTarget),
      key: null,
      press: replyTarget.again,
    });
    return reply.kind === 'form' ? reply.form : null;
  };

  return {
    card: (form, replyTarget) => card(form, replyTarget),

    async withErrors(errors, replyTarget) {
      const form = await again(replyTarget);
      if (form !== null) return card(form, replyTarget, { errors, values: replyTarget.values });
      const words = Object.values(errors).join('\n');
      return withTyped({ ...BARE, body: [{ type: 'note', text: words, tone: 'danger' }] }, replyTarget);
    },

    async refused(refusal, replyTarget) {
      const form = await again(replyTarget);
      if (form === null) return withTyped(refusal, replyTarget);
      const { json } = await card(form, replyTarget, { values: replyTarget.values });
      const above = renderCard({ ...refusal, title: '', body: [heading(refusal), ...refusal.body] });
      const both = { ...json, body: { elements: [...above.body.elements, ...json.body.elements] } };
      const words = withTyped(refusal, replyTarget);
      return fits(both) ? { json: both, words } : words;
    },
  };
};

const BARE: Card = { title: '', tone: 'danger', body: [], more: null };

const heading = ({ title }: Card): Card['body'][number] => ({ type: 'text', text: [{ bold: title }] });

/** Where the form cannot come back, its texts do, so that nobody has to find them again. */
const withTyped = (card: Card, { values }: ReplyTarget): Card => {
  const typed = Object.values(values).flatMap((value) =>
    typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [],
  );
  return typed.length === 0
    ? card
    : { ...card, body: [...card.body, { type: 'text', text: [{ quiet: typed.join('\n') }] }] };
};

const identityOf = ({ tenant, user }: ReplyTarget): InboundIdentity => ({
  platform: 'feishu',
  tenant,
  user,
  name: null,
  conversation: null,
});
