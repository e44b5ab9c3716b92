// Commits as fast as it can, tells its parent about every commit that was answered, and never ends by itself.
import { createDeal } from '../../../dist/domain/deals/create-deal.js';
import { touchDeal } from '../../../dist/domain/deals/touch-deal.js';
import { openStore } from '../../../dist/storage/sqlite/index.js';

const [url, run] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const defaults = { zone: 'UTC', language: 'en', currency: 'EUR' };
const store = await openStore(url, { clock, defaults });
const conversation = { external: 'C1', kind: 'channel' };
const scene = await store.team.requestScope({
  platform: 'slack',
  tenant: 'T',
  user: 'U',
  name: null,
  conversation,
});

const commit = async (change, claim) => {
  const message = {
    to: { kind: 'member', id: scene.member.id },
    key: claim,
    body: { kind: 'assigned', by: null },
  };
  const whole = { ...change, messages: [message], showIn: [scene.conversation.id] };
  const { deal } = await store.deals.commit(scene.workspace.id, whole, claim);
  process.send(claim);
  return deal;
};

const work = async (worker) => {
  const context = () => ({ workspace: scene.workspace, now: clock.now(), by: scene.member.id });
  for (let round = 0; ; round += 1) {
    const claim = `${run} ${worker} ${round}`;
    let deal = await commit(createDeal({ company: `Company ${claim}` }, context()), claim);
    for (let note = 0; note < 3; note += 1) {
      deal = await commit(touchDeal(deal, { channel: 'note', text: 'x' }, context()), `${claim} ${note}`);
    }
  }
};

for (let worker = 0; worker < 20; worker += 1) void work(worker);
