import type { ServedAdapter } from '../../src/adapters/shared/http.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Platform } from '../../src/domain/team/member.ts';

interface Behaviour {
  path?: string;
  healthProblem?: string;
  throws?: boolean;
  /** Awaited before a request is answered. */
  before?: () => Promise<void>;
}

export interface FakeAdapter extends ServedAdapter {
  readonly posted: readonly Card[];
}

/** An adapter that answers each request with its own name and keeps what it is told to post. */
export const fakeAdapter = (platform: Platform, how: Behaviour = {}): FakeAdapter => {
  const posted: Card[] = [];
  const { path } = how;
  return {
    platform,
    posted,
    http:
      path === undefined
        ? null
        : {
            path,
            handle(request, response) {
              if (how.throws) throw new Error('adapter failed');
              void (how.before?.() ?? Promise.resolve()).then(() =>
                response.end(`${platform} got ${request.url}`),
              );
            },
          },
    start: async () => {},
    stop: async () => {},
    async post(_to, card) {
      posted.push(card);
      return { conversation: 'C1', messageId: String(posted.length) };
    },
    update: async () => {},
    find: async () => null,
    whoIs: async () => ({ standing: 'member', name: null }),
    isShared: async () => false,
    healthProblem: () => how.healthProblem ?? null,
  };
};
