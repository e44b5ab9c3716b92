import type { Dispatcher } from '../../../chat/adapter.ts';
import type { ChatEvent } from '../../../chat/event.ts';
import type { Log } from '../../../chat/log.ts';
import type { ChannelNames, Profiles } from '../../../chat/names.ts';
import { createAnswersUnderWay } from '../../shared/answers-under-way.ts';
import type { Timers } from '../../shared/timers.ts';
import { type AckBody, createAnswer, type Deadline } from '../answer.ts';
import { renderCancelled } from '../render/form.ts';
import type { Sending } from '../send.ts';
import { decode } from './decode.ts';
import type { Chats } from './dm-channels.ts';
import { createForms } from './forms.ts';
import type { Presses } from './presses.ts';
import type { ReplyTarget } from './reply-target.ts';
import { SETTLED_AFTER_MS } from './time-limits.ts';

/** What stands between an event and its answer. */
export interface InboundParts {
  sending: Sending;
  chats: Chats;
  presses: Presses;
  profiles: Profiles;
  channelNames: ChannelNames;
  /** The bot's own open_id; null while it is unknown. */
  bot(): string | null;
  timers: Timers;
  log: Log;
}

/** Events as they come in, whichever way. */
export interface Inbound {
  /** What Feishu gets in answer, within `ACK_WITHIN_MS`; what is not ready by then comes later. Never rejects. */
  receive(body: unknown): Promise<AckBody>;
  /** Resolves when no answer is under way any more. */
  settled(): Promise<void>;
}

/** From a payload to its answer. Handlers do not know of Feishu's three seconds: here they are kept. */
export const createInbound = (dispatcher: Dispatcher, parts: InboundParts): Inbound => {
  const { sending, chats, presses, profiles, channelNames, bot, timers, log } = parts;
  const answer = createAnswer({ sending, forms: createForms(dispatcher), log });
  const underWay = createAnswersUnderWay<AckBody>(timers, log, 'a Feishu event failed');

  const inbound = async (
    event: ChatEvent,
    replyTarget: ReplyTarget,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const placed = await inItsPlace(event, replyTarget);
    const reply = await dispatcher.dispatch(placed.event);
    const { tenant, conversation } = placed.event.who;
    if (conversation?.kind === 'channel') channelNames.met(tenant, conversation.external);
    return answer(reply, placed.replyTarget, deadline);
  };

  const inItsPlace = async (
    event: ChatEvent,
    replyTarget: ReplyTarget,
  ): Promise<{ event: ChatEvent; replyTarget: ReplyTarget }> => {
    const { chat, direct, source, user } = replyTarget;
    if (chat === null) return { event, replyTarget };
    if (source === 'text') {
      if (direct) chats.met(user, chat);
      else chats.metGroup(chat);
      return { event, replyTarget };
    }
    const isDirect = await chats.isDirect(chat);
    const conversation =
      isDirect === null ? null : ({ external: chat, kind: isDirect ? 'direct' : 'channel' } as const);
    return {
      event: { ...event, who: { ...event.who, conversation } },
      replyTarget: { ...replyTarget, direct: isDirect ?? false },
    };
  };

  const receive = async (body: unknown): Promise<AckBody> => {
    const incoming = decode(body, bot());
    switch (incoming.kind) {
      case 'none':
        return;
      case 'renamed':
        channelNames.renamed(incoming.tenant, incoming.chat);
        return;
      case 'person-changed':
        profiles.changed({ platform: 'feishu', tenant: incoming.tenant, user: incoming.user });
        return;
      case 'cancel':
        return { card: { type: 'raw', data: renderCancelled(incoming.title) } };
      case 'event': {
        const { event, replyTarget } = incoming;
        if (underWay.isRepeated(event)) return;
        profiles.meet(event.who);
        const deadline: Deadline = { passed: false, settled: Promise.resolve() };
        const work = underWay.once(event.key, () => inbound(event, replyTarget, deadline));
        const late = (): AckBody => {
          deadline.passed = true;
          deadline.settled = new Promise((settled) => void timers.after(SETTLED_AFTER_MS, settled));
          return undefined;
        };
        return presses.during(replyTarget.messageId, underWay.inTime(work, late));
      }
      default:
        return incoming satisfies never;
    }
  };

  return {
    async receive(body) {
      try {
        return await receive(body);
      } catch (error) {
        log.error({ err: error }, 'a Feishu event could not be read');
        return;
      }
    },
    async settled() {
      await underWay.settled();
      await Promise.all([profiles.settled(), channelNames.settled()]);
    },
  };
};
