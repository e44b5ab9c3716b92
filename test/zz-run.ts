import { readFileSync } from 'node:fs';
import { CommandError } from '../src/commands/error.ts';
import { World } from './commands/world.ts';

const world = await World.open();
await world.says('Amy', '/lead Acme Ltd, Jane Doe, 50k');
await world.says('Amy', '/lead 蓝海科技，王伟，5万');
await world.member('王伟', 'rep');
for (const line of readFileSync(process.argv[2] ?? '', 'utf8')
  .split('\n')
  .filter(Boolean)) {
  try {
    const read = await world.read('Amy', line);
    console.log(line.padEnd(40), JSON.stringify(read));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.log(line.padEnd(40), 'ASK', error.code, JSON.stringify(error.params), error.example, error.lines);
  }
}
await world.close();
