import { FakeFeishu } from '../test/support/fake-feishu.ts';
import type { FakeConnection } from '../test/support/fake-feishu-connection.ts';
import { FakeFeishuHands } from '../test/support/fake-feishu-hands.ts';
import { socketLine } from '../test/support/fake-feishu-lines.ts';
import { type Child, start } from './child.ts';
import { median, type Row, ratioRow } from './report.ts';
import { seed } from './seed.ts';

const IN_FLIGHT = 50;

interface Cloud {
  feishu: FakeFeishu;
  hands: FakeFeishuHands;
  connection: FakeConnection;
  child: Child;
  person: string;
  chat: string;
}

const connected = async (
  args: readonly string[],
  env: Record<string, string>,
  prepare: (owner: { platform: 'feishu'; tenant: string; user: string }) => Promise<void>,
): Promise<Cloud> => {
  const feishu = await new FakeFeishu().open();
  feishu.rateWindow = 0;
  const person = feishu.addUser('Bench').id;
  const chat = feishu.addChat().id;
  await prepare({ platform: 'feishu', tenant: feishu.tenant, user: person });
  const child = await start(args, {
    ...env,
    FEISHU_APP_ID: feishu.appId,
    FEISHU_APP_SECRET: feishu.appSecret,
    FEISHU_DOMAIN: feishu.url,
  });
  await feishu.until(() => feishu.connections.length > 0);
  const [connection] = feishu.connections;
  if (connection === undefined) throw new Error('nobody connected');
  return { feishu, hands: new FakeFeishuHands(feishu, socketLine(feishu)), connection, child, person, chat };
};

let until = Date.now() + 7 * 86_400_000;
/** A change that is durable before it is answered, of a deal of each finger's own. */
const snooze = (finger: number) => ({
  press: { kind: 'snooze-deal', deal: { id: finger + 1 }, until: ++until },
});

/** ms each press took, `IN_FLIGHT` of them under way at any time. */
const press = async (
  { feishu, connection, hands, person, chat }: Cloud,
  presses: number,
): Promise<number[]> => {
  const times: number[] = [];
  let left = presses;
  const on = feishu.add({
    chat,
    type: 'interactive',
    content: {},
    author: feishu.bot,
    only: null,
    toPerson: false,
  });
  const finger = async (_: unknown, at: number): Promise<void> => {
    while (left-- > 0) {
      const event = hands.pressEvent(person, on, { tag: 'button', value: snooze(at) });
      const began = performance.now();
      const { code, body } = await connection.deliver(event);
      times.push(performance.now() - began);
      if (code !== 200 || body === null)
        throw new Error(`a press was answered ${code} ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, finger));
  return times;
};

const heapUsedMb = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 1024 ** 2;
};

/** The lowest of a while: what is left after collections. */
const heapFloor = async (cloud: Cloud, presses: number): Promise<number> => {
  let lowest = Number.POSITIVE_INFINITY;
  for (let part = 0; part < 20; part++) {
    await press(cloud, presses / 20);
    lowest = Math.min(lowest, await heapUsedMb(cloud.child.url));
  }
  return lowest;
};

/** Presses over the long connection against a bare SDK handler, and memory over many events. */
export const benchPresses = async (
  file: string,
  how: { rounds: number; presses: number; events: number },
): Promise<Row[]> => {
  const bare = await connected(['--import', 'tsx', 'bench/bare-feishu.ts'], {}, async () => {});
  const variables = { PORT: '0', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'error' };
  const bot = await connected(['dist/cli.js', 'start'], variables, (owner) => seed(file, IN_FLIGHT, owner));
  try {
    for (const cloud of [bare, bot]) await press(cloud, how.presses);
    const times: { bare: number[]; bot: number[] } = { bare: [], bot: [] };
    for (let round = 0; round < how.rounds; round++) {
      times.bare.push(median(await press(bare, how.presses)));
      times.bot.push(median(await press(bot, how.presses)));
    }
    const [theirs, ours] = [median(times.bare), median(times.bot)];
    const early = await heapFloor(bot, how.events / 2);
    const late = await heapFloor(bot, how.events / 2);
    return [
      ratioRow(
        'a press over the long connection, time ÷ bare SDK handler',
        ours / theirs,
        { atMost: 1.5 },
        `${ours.toFixed(2)} ms; bare ${theirs.toFixed(2)} ms, ${IN_FLIGHT} in flight`,
      ),
      ratioRow(
        `heap after ${how.events} events ÷ after half of them`,
        late / early,
        { atMost: 1.1 },
        `${late.toFixed(1)} MB; ${early.toFixed(1)} MB`,
      ),
    ];
  } finally {
    for (const { child, feishu } of [bare, bot]) {
      await child.stop();
      await feishu.close();
    }
  }
};
