import type { Dispatcher } from '../../../chat/adapter.ts';
import type { ChatEvent } from '../../../chat/event.ts';
import type { Log } from '../../../chat/log.ts';
import type { ChannelNames, Profiles } from '../../../chat/names.ts';
import type { InboundIdentity } from '../../../domain/ports/team.ts';
import { createAnswersUnderWay } from '../../shared/answers-under-way.ts';
import type { Timers } from '../../shared/timers.ts';
import type { AckBody, Answer, Deadline } from '../answer.ts';
import type { SlackApi } from '../api.ts';
import { slackOption } from '../render/form.ts';
import { keptView } from '../render/kept-view.ts';
import { LIMITS } from '../render/limits.ts';
import { renderBlocks, VIEW } from '../render/render.ts';
import { decode } from './decode.ts';
import type { DmChannels } from './dm-channels.ts';
import { atHome, type HomeTeam } from './home-team.ts';
import type { ReplyTarget } from './reply-target.ts';

/** What stands between a payload and its answer. */
export interface InboundParts {
  api: SlackApi;
  answer: Answer;
  dmChannels: DmChannels;
  profiles: Profiles;
  channelNames: ChannelNames;
  /** Where the app is installed; null while Slack has not said. */
  home(): HomeTeam | null;
  /** Asks Slack whether the bot's token works. */
  recheck(): Promise<void>;
  timers: Timers;
  log: Log;
}

/** Payloads as they come in, whichever way. */
export interface Inbound {
  /** Resolves when the ack is out, which is within `ACK_WITHIN_MS`; what is not ready by then comes later. */
  (dispatcher: Dispatcher, body: unknown, ack: (reply?: object) => Promise<void>): Promise<void>;
  /** Resolves when no answer is under way any more. */
  settled(): Promise<void>;
}

/** From a payload to its answer. Handlers do not know of Slack's three seconds: here they are kept. */
export const createInbound = (parts: InboundParts): Inbound => {
  const { api, answer, dmChannels, profiles, channelNames, home, recheck, timers, log } = parts;
  const underWay = createAnswersUnderWay<AckBody>(timers, log, 'a Slack request failed');

  const inbound = async (
    dispatcher: Dispatcher,
    event: ChatEvent,
    replyTarget: ReplyTarget,
    deadline: Deadline,
  ): Promise<AckBody> => {
    const own = await inOwnPlace(event, replyTarget);
    const reply = await dispatcher.dispatch(own.event);
    const { tenant, conversation } = own.event.who;
    if (conversation?.kind === 'channel') channelNames.met(tenant, conversation.external);
    const body = await answer(reply, own.replyTarget, deadline);
    if (
      replyTarget.source === 'home' ||
      (replyTarget.source === 'submission' && replyTarget.channel === null)
    ) {
      await publishHome(dispatcher, event.who);
    }
    return body;
  };

  /** Two people's own conversation is no place for the bot: it can only answer, not post there. */
  const inOwnPlace = async (
    event: ChatEvent,
    replyTarget: ReplyTarget,
  ): Promise<{ event: ChatEvent; replyTarget: ReplyTarget }> => {
    const { channel, direct, source, user } = replyTarget;
    if (!direct || channel === null) return { event, replyTarget };
    if (source === 'text') {
      dmChannels.met(user, channel);
      return { event, replyTarget };
    }
    if (await dmChannels.isOwn(user, channel)) return { event, replyTarget };
    return {
      event: { ...event, who: { ...event.who, conversation: null } },
      replyTarget: { ...replyTarget, direct: false },
    };
  };

  const publishHome = async (dispatcher: Dispatcher, who: InboundIdentity): Promise<void> => {
    const blocks = renderBlocks(await dispatcher.home(who), VIEW);
    try {
      await api.call('views.publish', { user_id: who.user, view: { type: 'home', blocks } });
    } catch (error) {
      log.warn({ err: error }, 'a home tab could not be shown');
    }
  };

  const run: Inbound = Object.assign(
    async (dispatcher: Dispatcher, body: unknown, ack: (reply?: object) => Promise<void>): Promise<void> => {
      const incoming = atHome(decode(body, home()?.bot ?? null), home());
      switch (incoming.kind) {
        case 'none':
          return ack();
        case 'revoked': {
          // It may be another team's, or some person's: whether ours still opens anything, Slack is asked.
          const asked = underWay.once(null, () => recheck().then(() => undefined));
          await underWay.inTime(asked, () => undefined);
          return ack();
        }
        case 'renamed':
          channelNames.renamed(incoming.tenant, incoming.channel);
          return ack();
        case 'person-changed':
          profiles.changed({ platform: 'slack', tenant: incoming.tenant, user: incoming.user });
          return ack();
        case 'home': {
          profiles.meet(incoming.who);
          const published = underWay.once(null, () =>
            publishHome(dispatcher, incoming.who).then(() => undefined),
          );
          await underWay.inTime(published, () => undefined);
          return ack();
        }
        case 'search': {
          const options = underWay.once(null, async () => ({
            options: (await dispatcher.search(incoming.search))
              .slice(0, LIMITS.selectOptions)
              .map(slackOption),
          }));
          return ack(await underWay.inTime(options, () => ({ options: [] })));
        }
        case 'event': {
          const { event, replyTarget } = incoming;
          // Nobody repeats a slash command but the person who types it.
          const isCommand = event.kind === 'text' && event.command !== null;
          if (!isCommand && underWay.isRepeated(event)) return ack();
          profiles.meet(event.who);
          const deadline: Deadline = { passed: false };
          const work = underWay.once(event.key, () => inbound(dispatcher, event, replyTarget, deadline));
          const late = (): AckBody => {
            deadline.passed = true;
            return meanwhile(replyTarget);
          };
          return ack(await underWay.inTime(work, late));
        }
        default:
          return incoming satisfies never;
      }
    },
    {
      async settled() {
        await underWay.settled();
        await Promise.all([profiles.settled(), channelNames.settled()]);
      },
    },
  );

  return run;
};

/** A form stays open until its answer is known: closed, it would take what was filled in along. */
const meanwhile = (replyTarget: ReplyTarget): AckBody =>
  replyTarget.source === 'submission'
    ? { response_action: 'update', view: keptView(replyTarget.view, null) }
    : undefined;
