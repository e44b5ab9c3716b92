import { describe, expect, it } from 'vitest';
import type { Driver, Person, SeenCard, Session } from './driver.ts';
import { feishuDriver } from './feishu-driver.ts';
import { playgroundDriver } from './playground-driver.ts';
import { slackDriver } from './slack-driver.ts';

const DRIVERS: readonly Driver[] = [slackDriver, feishuDriver, playgroundDriver];

/** The team every story begins with. Ada is the admin, Mia a manager, Amy and Bob reps, Wei reads Chinese. */
export interface Cast {
  ada: Person;
  mia: Person;
  amy: Person;
  bob: Person;
  wei: Person;
  session: Session;
  /** The newest card in the team channel on which all of `words` can be read; fails when there is none. */
  inChannel(...words: readonly string[]): SeenCard;
}

/** One conversation, told once and played on every messenger. */
export const story = (name: string, play: (cast: Cast) => Promise<void>): void => {
  describe(name, () => {
    it.each(DRIVERS)('in $name', async (driver) => {
      const session = await driver.open();
      try {
        await play(await castOf(session));
      } finally {
        await session.stop();
      }
    });
  });
};

const castOf = async (session: Session): Promise<Cast> => {
  const ada = await session.person('Ada');
  const mia = await session.person('Mia');
  const amy = await session.person('Amy');
  const bob = await session.person('Bob');
  const wei = await session.person('Wei', 'zh-CN');
  // Everybody has been seen once, so that they can be named.
  for (const person of [ada, mia, amy, bob, wei]) await person.says('/funnel help');
  await ada.says('/funnel role @Mia manager');
  return { ada, mia, amy, bob, wei, session, inChannel: (...words) => newest(session.channel(), words) };
};

const newest = (cards: readonly SeenCard[], words: readonly string[]): SeenCard => {
  const found = cards.findLast(({ text }) => words.every((word) => text.includes(word)));
  if (found === undefined) {
    expect(cards.map(({ text }) => text).join('\n---\n'), 'the channel').toContain(words.join(' … '));
    throw new Error('unreachable: the expectation above fails');
  }
  return found;
};
