import type { Card } from '../../cards/kit/card.ts';
import { card, text } from '../../cards/kit/elements.ts';
import type { FieldErrors, Form } from '../../cards/kit/form.ts';
import { attempts } from '../../chat/attempt.ts';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import type { Reply } from '../../commands/reply.ts';
import { textAt } from '../shared/payload.ts';
import type { SlackApi } from './api.ts';
import type { DmChannels } from './inbound/dm-channels.ts';
import type { ReplyTarget } from './inbound/reply-target.ts';
import { cardView, formButtonCard, formView, viewErrors } from './render/form.ts';
import { keptView } from './render/kept-view.ts';
import { NOBODY, renderMessage } from './render/render.ts';
import { rendered, type Sending } from './send.ts';

/** What goes back in the ack; nothing where all has been delivered otherwise. */
export type AckBody = Record<string, unknown> | undefined;
/** Whether the ack has gone already, empty, because the answer took too long. */
export type Deadline = { passed: boolean };
/** Brings a reply to who asked: in the ack while there is time, else by its response_url or a message. Never throws: a failure is logged and told. */
export type Answer = (reply: Reply, replyTarget: ReplyTarget, deadline: Deadline) => Promise<AckBody>;

interface Parts {
  api: SlackApi;
  sending: Sending;
  dmChannels: DmChannels;
  log: Log;
}

/** Brings a reply to the one person who asked, by the nearest way that is still open. Never rejects. */
export const createAnswer = ({ api, sending, dmChannels, log }: Parts): Answer => {
  const attempt = attempts(log);
  const settle: Answer = async (reply, replyTarget, deadline) => {
    switch (reply.kind) {
      case 'card':
        return show(reply.card, replyTarget, deadline, {
          replace: replyTarget.isPrivate && (replyTarget.source !== 'submission' || reply.done !== undefined),
        });
      case 'refusal':
        return refuse(reply.card, replyTarget, deadline);
      case 'done':
        if (reply.notice !== null)
          return show(card('', [text(reply.notice)]), replyTarget, deadline, { replace: false });
        return replyTarget.source === 'submission' ? closed(replyTarget, deadline) : undefined;
      case 'form':
        return openForm(reply.form, replyTarget, deadline);
      case 'field-errors':
        return showErrors(reply.errors, replyTarget, deadline);
      default:
        return reply satisfies never;
    }
  };

  const show = async (
    card: Card,
    replyTarget: ReplyTarget,
    deadline: Deadline,
    { replace }: { replace: boolean },
  ): Promise<AckBody> => {
    switch (replyTarget.source) {
      case 'command':
        if (!deadline.passed) return { response_type: 'ephemeral', ...renderMessage(card) };
        return privately(card, replyTarget, replace);
      case 'message':
      case 'shortcut':
      case 'text':
        return privately(card, replyTarget, replace);
      case 'modal':
        await api.call('views.update', { view_id: textAt(replyTarget.view, 'id'), view: cardView(card) });
        return;
      case 'home':
        await api.call('views.open', { trigger_id: replyTarget.trigger, view: cardView(card) });
        return;
      case 'submission':
        return afterForm(card, replyTarget, deadline, replace);
      default:
        return replyTarget.source satisfies never;
    }
  };

  /** The form goes, and its answer appears where it was opened from; without such a place, in the modal. */
  const afterForm = async (
    card: Card,
    replyTarget: ReplyTarget,
    deadline: Deadline,
    replace: boolean,
  ): Promise<AckBody> => {
    if (deadline.passed) {
      await api.call('views.update', { view_id: textAt(replyTarget.view, 'id'), view: cardView(card) });
      return;
    }
    if (replyTarget.channel === null) return { response_action: 'update', view: cardView(card) };
    await privately(card, replyTarget, replace);
    return closed(replyTarget, deadline);
  };

  /** A form that was kept open for a late answer cannot be closed by the bot any more. */
  const closed = async (replyTarget: ReplyTarget, deadline: Deadline): Promise<AckBody> => {
    if (!deadline.passed) return { response_action: 'clear' };
    await api.call('views.update', {
      view_id: textAt(replyTarget.view, 'id'),
      view: cardView(card('', [text('✓')])),
    });
    return;
  };

  /** Nothing was changed: what was filled in or stands on the card stays, the refusal comes on top of it. */
  const refuse = async (card: Card, replyTarget: ReplyTarget, deadline: Deadline): Promise<AckBody> => {
    if (replyTarget.source !== 'submission') return show(card, replyTarget, deadline, { replace: false });
    if (!deadline.passed) return { response_action: 'push', view: cardView(card) };
    await api.call('views.update', {
      view_id: textAt(replyTarget.view, 'id'),
      view: keptView(replyTarget.view, card),
    });
    return;
  };

  const showErrors = async (
    errors: FieldErrors,
    replyTarget: ReplyTarget,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const refused = card('', [text(Object.values(errors).join('\n'))]);
    if (replyTarget.source !== 'submission') return show(refused, replyTarget, deadline, { replace: false });
    if (!deadline.passed) {
      const shown = viewErrors(errors, replyTarget.view);
      return Object.keys(shown).length === 0
        ? { response_action: 'push', view: cardView(refused) }
        : { response_action: 'errors', errors: shown };
    }
    await api.call('views.update', {
      view_id: textAt(replyTarget.view, 'id'),
      view: keptView(replyTarget.view, refused),
    });
    return;
  };

  const openForm = async (form: Form, replyTarget: ReplyTarget, deadline: Deadline): Promise<AckBody> => {
    const { channel, direct, isPrivate, responseUrl, source, trigger } = replyTarget;
    const view = formView(form, { channel, direct, isPrivate, responseUrl });
    if (source === 'submission') {
      if (!deadline.passed) return { response_action: 'update', view };
      await api.call('views.update', { view_id: textAt(replyTarget.view, 'id'), view });
      return;
    }
    if (trigger === null) return show(formButtonCard(form), replyTarget, deadline, { replace: false });
    try {
      await api.call(source === 'modal' ? 'views.push' : 'views.open', { trigger_id: trigger, view });
      return;
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.warn({ code: error.code, form: form.ref.form }, 'a form could not be opened; a button offers it');
      // The home tab has no conversation, and a second modal would need the trigger that just failed.
      const card = formButtonCard(form);
      if (source !== 'home') return show(card, replyTarget, deadline, { replace: false });
      await sending.postMessage(await dmChannels.of(replyTarget.user), card, null);
      return;
    }
  };

  /** First the response_url, which works everywhere but not for ever; then as the bot; then in a direct message. */
  const privately = async (card: Card, replyTarget: ReplyTarget, replace: boolean): Promise<undefined> => {
    const { channel, direct, responseUrl, thread, user } = replyTarget;
    if (responseUrl !== null) {
      const isSent = await attempt('response_url', () =>
        rendered(card, NOBODY, (message) =>
          api.respond(responseUrl, { response_type: 'ephemeral', replace_original: replace, ...message }),
        ),
      );
      if (isSent) return;
    }
    if (channel !== null && !direct) {
      if (await attempt('chat.postEphemeral', () => sending.postEphemeral({ channel, user, thread }, card)))
        return;
    }
    await attempt('a direct message', async () =>
      sending.postMessage(
        direct && channel !== null ? channel : await dmChannels.of(user),
        card,
        direct ? thread : null,
      ),
    );
  };

  return async (reply, replyTarget, deadline) => {
    try {
      return await settle(reply, replyTarget, deadline);
    } catch (error) {
      const code = error instanceof DeliveryError ? error.code : 'internal';
      log.error({ err: error, code, source: replyTarget.source }, 'an answer could not be delivered');
      return;
    }
  };
};
