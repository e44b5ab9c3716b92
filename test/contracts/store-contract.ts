import { describe } from 'vitest';
import { commitContract } from './store-commits.ts';
import { digestsContract } from './store-digests.ts';
import { isolationContract } from './store-isolation.ts';
import { outboxContract } from './store-outbox.ts';
import { peopleContract } from './store-people.ts';
import { readContract } from './store-reads.ts';
import { reportingContract } from './store-reporting.ts';
import type { OpenStore } from './store-scene.ts';
import { settingsContract } from './store-settings.ts';
import { slotContract } from './store-slots.ts';
import { teamContract } from './store-team.ts';
import { workingTimeContract } from './store-working-time.ts';

/** What every store keeps. `open` gives an empty one. */
export const storeContract = (name: string, open: OpenStore): void => {
  describe(`${name}: team`, () => teamContract(open));
  describe(`${name}: settings`, () => settingsContract(open));
  describe(`${name}: working time`, () => workingTimeContract(open));
  describe(`${name}: people`, () => peopleContract(open));
  describe(`${name}: commits`, () => commitContract(open));
  describe(`${name}: digests`, () => digestsContract(open));
  describe(`${name}: reads`, () => readContract(open));
  describe(`${name}: outbox`, () => outboxContract(open));
  describe(`${name}: reporting`, () => reportingContract(open));
  describe(`${name}: slots`, () => slotContract(open));
  describe(`${name}: isolation`, () => isolationContract(open));
};
