import type { Card } from '../../cards/kit/card.ts';
import { card, text } from '../../cards/kit/elements.ts';
import type { FieldErrors, Form } from '../../cards/kit/form.ts';
import { attempts } from '../../chat/attempt.ts';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import type { Reply } from '../../commands/reply.ts';
import { createCache } from '../../lib/cache.ts';
import type { Forms } from './inbound/forms.ts';
import type { ReplyTarget } from './inbound/reply-target.ts';
import type { FormCard } from './render/form.ts';
import { renderCard } from './render/render.ts';
import { NOT_SHOWN, type PressAnswer, SEE_DIRECT, toast, toastOf } from './render/toast.ts';
import type { Receiver, Sending } from './send.ts';

/** What goes back to Feishu at once; nothing where all has been delivered otherwise. */
export type AckBody = PressAnswer | undefined;
/** Whether the press has been answered already, with nothing, because the reply took too long. */
export interface Deadline {
  passed: boolean;
  /** Resolves when that answer must have arrived. */
  settled: Promise<void>;
}
/** Brings a reply to who asked: in the ack while there is time, else by a message or an update. Never throws: a failure is logged and told. */
export type Answer = (reply: Reply, replyTarget: ReplyTarget, deadline: Deadline) => Promise<AckBody>;

interface Parts {
  sending: Sending;
  forms: Forms;
  log: Log;
}

type Shown = Card | FormCard;
const KEPT = 10_000;

/** Brings a reply to the one person who asked, by the nearest way that is still open. Never rejects. */
export const createAnswer = ({ sending, forms, log }: Parts): Answer => {
  const attempt = attempts(log);
  /** Messages that are the answer to one person: what comes next may take their place. */
  const answers = createCache<string, true>(KEPT);

  const isOwn = ({ source, messageId }: ReplyTarget): boolean =>
    source === 'submission' || (messageId !== null && answers.get(messageId) !== undefined);

  const settle: Answer = async (reply, replyTarget, deadline) => {
    switch (reply.kind) {
      case 'card':
        return show(reply.card, replyTarget, deadline, reply.done);
      case 'refusal':
        return refuse(reply.card, replyTarget, deadline);
      case 'done':
        return done(reply, replyTarget, deadline);
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
    did?: string,
  ): Promise<AckBody> => {
    const said = did === undefined ? undefined : toast('success', did);
    return isOwn(replyTarget) ? inPlace(card, replyTarget, deadline, said) : beside(card, replyTarget, said);
  };

  const refuse = async (card: Card, replyTarget: ReplyTarget, deadline: Deadline): Promise<AckBody> => {
    if (replyTarget.source === 'submission') {
      return inPlace(await forms.refused(card, replyTarget), replyTarget, deadline, toastOf('warning', card));
    }
    return isOwn(replyTarget)
      ? inPlace(card, replyTarget, deadline, toastOf('warning', card))
      : beside(card, replyTarget, toastOf('warning', card));
  };

  const done = async (
    { notice, live }: Extract<Reply, { kind: 'done' }>,
    replyTarget: ReplyTarget,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const words = notice ?? '✓';
    const said = card('', [text(words)]);
    const tip = toast('success', words);
    if (replyTarget.source === 'submission') return inPlace(said, replyTarget, deadline, tip);
    if (replyTarget.source === 'press' && !deadline.passed) {
      // Everybody sees it at once; the same goes through the outbox, in case this answer is lost.
      return live !== undefined && live.messageId === replyTarget.messageId
        ? { toast: tip, card: { type: 'raw', data: renderCard(live.card) } }
        : { toast: tip };
    }
    return notice === null ? undefined : beside(said, replyTarget);
  };

  /** Another form after a form takes its place; any other is a message of its own, so that nothing is lost by it. */
  const openForm = async (form: Form, replyTarget: ReplyTarget, deadline: Deadline): Promise<AckBody> => {
    const card = await forms.card(form, replyTarget);
    return replyTarget.source === 'submission'
      ? inPlace(card, replyTarget, deadline)
      : beside(card, replyTarget);
  };

  const showErrors = async (
    errors: FieldErrors,
    replyTarget: ReplyTarget,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const all = Object.values(errors).join('\n');
    if (replyTarget.source !== 'submission') return beside(card('', [text(all)]), replyTarget);
    return inPlace(await forms.withErrors(errors, replyTarget), replyTarget, deadline, toast('error', all));
  };

  /** The pressed card gives way. */
  const inPlace = async (
    card: Shown,
    replyTarget: ReplyTarget,
    deadline: Deadline,
    said?: PressAnswer['toast'],
  ): Promise<AckBody> => {
    const { updateToken, messageId } = replyTarget;
    if (!deadline.passed) {
      if (messageId !== null) answers.set(messageId, true);
      const data = 'json' in card ? card.json : renderCard(card);
      return { ...(said === undefined ? {} : { toast: said }), card: { type: 'raw', data } };
    }
    await deadline.settled;
    if (updateToken !== null && (await attempt('its card', () => sending.replace(updateToken, card)))) return;
    await beside(card, replyTarget);
    return;
  };

  /** A message of its own, in a group for the person alone, else in the direct conversation. */
  const beside = async (
    card: Shown,
    replyTarget: ReplyTarget,
    said?: PressAnswer['toast'],
  ): Promise<AckBody> => {
    const { act, chat, direct, source, user } = replyTarget;
    const shown = said === undefined ? undefined : { toast: said };
    if (chat !== null && !direct) {
      const isShown = await attempt('a message for one person', async () => {
        answers.set(await sending.postEphemeral({ chat, user }, card), true);
      });
      if (isShown) return source === 'text' ? undefined : shown;
    }
    const isSent = await attempt('a direct message', async () => {
      const to: Receiver =
        direct && chat !== null ? { type: 'chat_id', id: chat } : { type: 'open_id', id: user };
      answers.set((await sending.postMessage(to, card, act)).messageId, true);
    });
    if (source === 'text') return;
    if (!isSent) return shown ?? { toast: NOT_SHOWN };
    return direct ? shown : { toast: SEE_DIRECT };
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
