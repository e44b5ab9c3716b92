import type { Store } from '../../funnel/store.ts';

type PendingMethods =
  | 'saveTimeOff'
  | 'saveWorkspace'
  | 'saveOwnDays'
  | 'targets'
  | 'saveTarget'
  | 'saveSpend'
  | 'addTeamFollowUp'
  | 'finishTeamFollowUp'
  | 'teamFollowUps'
  | 'liveDigest';

const pending = (): never => {
  throw new Error('not built yet');
};

/** To be taken away piece by piece. */
export const pendings = (): Pick<Store, PendingMethods> => ({
  saveTimeOff: pending,
  saveWorkspace: pending,
  saveOwnDays: pending,
  targets: pending,
  saveTarget: pending,
  saveSpend: pending,
  addTeamFollowUp: pending,
  finishTeamFollowUp: pending,
  teamFollowUps: pending,
  liveDigest: pending,
});
