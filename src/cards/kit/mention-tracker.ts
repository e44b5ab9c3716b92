import type { MemberId } from '../../domain/team/member.ts';
import type { Span } from './card.ts';
import type { View } from './view.ts';

/** Names people on a card: in a channel each is notified where they are named first, and a person who asked notifies nobody. */
export interface Mentions {
  of(member: MemberId): Span;
}

export const mentionsOnce = ({ reader, name }: View): Mentions => {
  const told = new Set<MemberId>();
  return {
    of(member) {
      const mention = reader === null && !told.has(member);
      told.add(member);
      return { member, name: name(member), mention };
    },
  };
};
