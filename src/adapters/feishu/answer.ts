import type { Card } from '../../cards/kit/card.ts';
import { card, text } from '../../cards/kit/elements.ts';
import type { FieldErrors, Form } from '../../cards/kit/form.ts';
import { ChatError } from '../../chat/adapter.ts';
import { attempts } from '../../chat/attempt.ts';
import type { Log } from '../../chat/log.ts';
import type { Reply } from '../../commands/reply.ts';
import { createRemembered } from './cache.ts';
import type { FormCard } from './form-card.ts';
import type { Forms } from './forms.ts';
import { renderCard } from './render.ts';
import type { Surface } from './reply-target.ts';
import type { Receiver, Sending } from './send.ts';
import { NOT_SHOWN, type PressAnswer, SEE_DIRECT, toast, toastOf } from './toast.ts';

/** What goes back to Feishu at once; nothing where all has been delivered otherwise. */
export type AckBody = PressAnswer | undefined;
/** Whether the press has been answered already, with nothing, because the reply took too long. */
export interface Deadline {
  passed: boolean;
  /** Resolves when that answer must have arrived. */
  settled: Promise<void>;
}
export type Answer = (reply: Reply, surface: Surface, deadline: Deadline) => Promise<AckBody>;

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
  const answers = createRemembered<string, true>(KEPT);

  const isOwn = ({ source, messageId }: Surface): boolean =>
    source === 'submission' || (messageId !== null && answers.get(messageId) !== undefined);

  const settle: Answer = async (reply, surface, deadline) => {
    switch (reply.kind) {
      case 'card':
        return show(reply.card, surface, deadline, reply.done);
      case 'refusal':
        return refuse(reply.card, surface, deadline);
      case 'done':
        return done(reply, surface, deadline);
      case 'form':
        return openForm(reply.form, surface, deadline);
      case 'field-errors':
        return showErrors(reply.errors, surface, deadline);
      default:
        return reply satisfies never;
    }
  };

  const show = async (card: Card, surface: Surface, deadline: Deadline, did?: string): Promise<AckBody> => {
    const said = did === undefined ? undefined : toast('success', did);
    return isOwn(surface) ? inPlace(card, surface, deadline, said) : beside(card, surface, said);
  };

  const refuse = async (card: Card, surface: Surface, deadline: Deadline): Promise<AckBody> => {
    if (surface.source === 'submission') {
      return inPlace(await forms.refused(card, surface), surface, deadline, toastOf('warning', card));
    }
    return isOwn(surface)
      ? inPlace(card, surface, deadline, toastOf('warning', card))
      : beside(card, surface, toastOf('warning', card));
  };

  const done = async (
    { notice, live }: Extract<Reply, { kind: 'done' }>,
    surface: Surface,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const words = notice ?? '✓';
    const said = card('', [text(words)]);
    const tip = toast('success', words);
    if (surface.source === 'submission') return inPlace(said, surface, deadline, tip);
    if (surface.source === 'press' && !deadline.passed) {
      // Everybody sees it at once; the same goes through the outbox, in case this answer is lost.
      return live !== undefined && live.messageId === surface.messageId
        ? { toast: tip, card: { type: 'raw', data: renderCard(live.card) } }
        : { toast: tip };
    }
    return notice === null ? undefined : beside(said, surface);
  };

  /** Another form after a form takes its place; any other is a message of its own, so that nothing is lost by it. */
  const openForm = async (form: Form, surface: Surface, deadline: Deadline): Promise<AckBody> => {
    const card = await forms.card(form, surface);
    return surface.source === 'submission' ? inPlace(card, surface, deadline) : beside(card, surface);
  };

  const showErrors = async (errors: FieldErrors, surface: Surface, deadline: Deadline): Promise<AckBody> => {
    const all = Object.values(errors).join('\n');
    if (surface.source !== 'submission') return beside(card('', [text(all)]), surface);
    return inPlace(await forms.withErrors(errors, surface), surface, deadline, toast('error', all));
  };

  /** The pressed card gives way. */
  const inPlace = async (
    card: Shown,
    surface: Surface,
    deadline: Deadline,
    said?: PressAnswer['toast'],
  ): Promise<AckBody> => {
    const { updateToken, messageId } = surface;
    if (!deadline.passed) {
      if (messageId !== null) answers.set(messageId, true);
      const data = 'json' in card ? card.json : renderCard(card);
      return { ...(said === undefined ? {} : { toast: said }), card: { type: 'raw', data } };
    }
    await deadline.settled;
    if (updateToken !== null && (await attempt('its card', () => sending.replace(updateToken, card)))) return;
    await beside(card, surface);
    return;
  };

  /** A message of its own, in a group for the person alone, else in the direct conversation. */
  const beside = async (card: Shown, surface: Surface, said?: PressAnswer['toast']): Promise<AckBody> => {
    const { act, chat, direct, source, user } = surface;
    const shown = said === undefined ? undefined : { toast: said };
    if (chat !== null && !direct) {
      const isShown = await attempt('a message for one person', async () => {
        answers.set(await sending.whisper({ chat, user }, card), true);
      });
      if (isShown) return source === 'text' ? undefined : shown;
    }
    const isSent = await attempt('a direct message', async () => {
      const to: Receiver =
        direct && chat !== null ? { type: 'chat_id', id: chat } : { type: 'open_id', id: user };
      answers.set((await sending.say(to, card, act)).messageId, true);
    });
    if (source === 'text') return;
    if (!isSent) return shown ?? { toast: NOT_SHOWN };
    return direct ? shown : { toast: SEE_DIRECT };
  };

  return async (reply, surface, deadline) => {
    try {
      return await settle(reply, surface, deadline);
    } catch (error) {
      const code = error instanceof ChatError ? error.code : 'internal';
      log.error({ err: error, code, source: surface.source }, 'an answer could not be delivered');
      return;
    }
  };
};
