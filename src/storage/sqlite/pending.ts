import type { Store } from '../../funnel/store.ts';

type PendingMethods = 'saveTimeOff' | 'saveWorkspace' | 'saveOwnDays';

const pending = (): never => {
  throw new Error('not built yet');
};

/** To be taken away piece by piece. */
export const pendings = (): Pick<Store, PendingMethods> => ({
  saveTimeOff: pending,
  saveWorkspace: pending,
  saveOwnDays: pending,
});
