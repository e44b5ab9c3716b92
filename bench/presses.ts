import { FakeFeishu } from '../test/support/fake-feishu.ts';
import { FakeFeishuClient } from '../test/support/fake-feishu-client.ts';
import type { FakeConnection, FrameAnswer } from '../test/support/fake-feishu-connection.ts';
import { socketLine } from '../test/support/fake-feishu-lines.ts';
import type { FakeMessage } from '../test/support/fake-feishu-state.ts';
import { type Child, start } from './child.ts';
import { median, type Row, ratioRow } from './report.ts';
import { seed } from './seed.ts';

const IN_FLIGHT = 50;
/** A press without an answer for so many ms is lost. */
const PATIENCE = 30_000;

interface Cloud {
  feishu: FakeFeishu;
  client: FakeFeishuClient;
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
  return {
    feishu,
    client: new FakeFeishuClient(feishu, socketLine(feishu)),
    connection,
    child,
    person,
    chat,
  };
};

let until = Date.now() + 7 * 86_400_000;
/** A change that is durable before it is answered, of a deal of each finger's own. */
const snooze = (finger: number) => ({
  press: { kind: 'snooze-deal', deal: { id: finger + 1 }, until: ++until },
});
/** Only reads. */
const show = (finger: number) => ({ press: { kind: 'show-deal', deal: { id: finger + 1 } } });

interface How {
  value?: typeof snooze | typeof show;
  inFlight?: number;
  on?: FakeMessage;
}

const groupCard = ({ feishu, chat }: Cloud): FakeMessage =>
  feishu.add({ chat, type: 'interactive', content: {}, author: feishu.bot, only: null, toPerson: false });

/** Rejects when the press is lost: a bench that waits for it would say nothing at all. */
const delivered = ({ connection }: Cloud, event: object): Promise<FrameAnswer> =>
  new Promise((resolve, reject) => {
    const lost = setTimeout(
      () => reject(new Error(`a press was not answered within ${PATIENCE} ms`)),
      PATIENCE,
    );
    connection
      .deliver(event)
      .then(resolve, reject)
      .finally(() => clearTimeout(lost));
  });

/** The person's own answer to a press on a group's card: what is pressed there is answered in its place. */
const ownCard = async (cloud: Cloud): Promise<FakeMessage> => {
  const { feishu, client, person } = cloud;
  await delivered(cloud, client.pressEvent(person, groupCard(cloud), { tag: 'button', value: show(0) }));
  const own = feishu.messages.findLast(({ only }) => only === person);
  if (own === undefined) throw new Error('nobody was shown a deal');
  return own;
};

/** ms each press took, `inFlight` of them under way at any time. */
const press = async (
  cloud: Cloud,
  presses: number,
  { value = snooze, inFlight = IN_FLIGHT, on = groupCard(cloud) }: How = {},
): Promise<number[]> => {
  const { client, person } = cloud;
  const times: number[] = [];
  let left = presses;
  const finger = async (_: unknown, at: number): Promise<void> => {
    while (left-- > 0) {
      const event = client.pressEvent(person, on, { tag: 'button', value: value(at) });
      const began = performance.now();
      const { code, body } = await delivered(cloud, event);
      times.push(performance.now() - began);
      if (code !== 200 || body === null)
        throw new Error(`a press was answered ${code} ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, finger));
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

/** Medians of rounds that take turns, so that what else the machine does slows all of them alike. */
const compared = async <Name extends string>(
  rounds: number,
  sides: Record<Name, () => Promise<number[]>>,
): Promise<Record<Name, number>> => {
  const names = Object.keys(sides).filter((name): name is Name => name in sides);
  const medians = names.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, name] of names.entries()) medians[at]?.push(median(await sides[name]()));
  }
  const entries = names.map((name, at) => [name, median(medians[at] ?? [])]);
  return Object.fromEntries(entries);
};

/** Presses over the long connection against bare SDK handlers, and memory over many events. */
export const benchPresses = async (
  file: string,
  how: { rounds: number; presses: number; events: number },
): Promise<Row[]> => {
  const bareApp = ['--import', 'tsx', 'bench/bare-feishu.ts'];
  const bare = await connected(bareApp, {}, async () => {});
  const durable = await connected(bareApp, { YARDSTICK_FILE: `${file}.yardstick` }, async () => {});
  const variables = { PORT: '0', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'error' };
  const bot = await connected(['dist/cli.js', 'start'], variables, (owner) => seed(file, IN_FLIGHT, owner));
  try {
    const read: How = { value: show, on: await ownCard(bot) };
    for (const cloud of [bare, durable, bot]) await press(cloud, how.presses);
    await press(bot, how.presses, read);
    const busy = await compared(how.rounds, {
      bare: () => press(bare, how.presses),
      durable: () => press(durable, how.presses),
      change: () => press(bot, how.presses),
      read: () => press(bot, how.presses, read),
    });
    const few = how.presses / 4;
    const alone = await compared(how.rounds, {
      bare: () => press(bare, few, { inFlight: 1 }),
      durable: () => press(durable, few, { inFlight: 1 }),
      change: () => press(bot, few, { inFlight: 1 }),
      read: () => press(bot, few, { ...read, inFlight: 1 }),
    });
    const early = await heapFloor(bot, how.events / 2);
    const late = await heapFloor(bot, how.events / 2);
    const row = (what: string, ours: 'change' | 'read', theirs: 'bare' | 'durable'): Row =>
      ratioRow(
        what,
        busy[ours] / busy[theirs],
        { atMost: 1.5 },
        `${against(busy[ours], busy[theirs])}, ${IN_FLIGHT} in flight; ${against(alone[ours], alone[theirs])}, alone`,
      );
    return [
      row('a press over the long connection that changes a deal, time ÷ bare SDK handler', 'change', 'bare'),
      row('the same, time ÷ bare SDK handler that makes one durable write', 'change', 'durable'),
      row('a press that only reads, time ÷ bare SDK handler', 'read', 'bare'),
      ratioRow(
        `heap after ${how.events} events ÷ after half of them`,
        late / early,
        { atMost: 1.1 },
        `${late.toFixed(1)} MB; ${early.toFixed(1)} MB`,
      ),
    ];
  } finally {
    for (const { child, feishu } of [bare, durable, bot]) {
      await child.stop();
      await feishu.close();
    }
  }
};

const against = (ours: number, theirs: number): string =>
  `${ours.toFixed(2)} ms; bare ${theirs.toFixed(2)} ms`;
