// The built bot that makes its digests over and over, from one SIGUSR2 until the next. Plain JavaScript, so that
// nothing is loaded but what a bot loads.
import { loadConfig } from '../dist/config.js';
import { SECTIONS } from '../dist/domain/digests/digest-settings.js';
import { EVERYBODY } from '../dist/domain/reports/figures.js';
import { lastWeek } from '../dist/domain/reports/periods.js';
import { startFunnelbot } from '../dist/main.js';

const now = Number(process.env.DIGESTS_AT);
const { url, store, stop } = await startFunnelbot(loadConfig());
const [workspace] = await store.team.workspaces();
const everybody = { now, scope: EVERYBODY };
const week = { kind: 'weekly', period: lastWeek(now, workspace.zone), sections: SECTIONS };

let isBusy = false;
let done = Promise.resolve();
const work = async () => {
  let before = null;
  while (isBusy) {
    const [{ deals }] = await Promise.all([
      store.reports.stuck(workspace, { ...everybody, offset: 0, limit: 60, before }),
      store.reports.summary(workspace, { ...everybody, ...week }),
    ]);
    before = deals;
    // Where the bench asks for it: what is kept is looked at, not when the engine cares to collect.
    globalThis.gc?.();
  }
};
let isLeaving = false;
process.on('SIGUSR2', () => {
  // Sent just before SIGTERM it may come after it.
  isBusy = !isBusy && !isLeaving;
  if (isBusy) done = work();
});
process.on('SIGTERM', async () => {
  isLeaving = true;
  isBusy = false;
  await done;
  await stop();
  process.exit(0);
});
console.log(`listening ${new URL(url).port}`);
