import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalWords } from '../../src/cards/kit/refusal-words.ts';
import { CommandError } from '../../src/commands/error.ts';
import { parse } from '../../src/commands/parse.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

describe('what is not understood', () => {
  const refused: readonly (readonly [text: string, code: string, example: string | null])[] = [
    ['/dael 12', 'command-unknown-near', '/deal 12'],
    ['anything new there', 'command-unknown-lead', '/lead anything new there'],
    ['/xyzzy', 'command-unknown', '/funnel help'],
    ['<!channel>', 'command-unknown', '/funnel help'],
    ['线索很多怎么办', 'command-unknown-lead', '/线索 线索很多怎么办'],
    ['/商机 12 记得打电话', 'verb-unknown-near', '/商机 12 打电话'],
    ['/deal 12 mvoe proposal', 'verb-unknown-near', '/deal 12 move proposal'],
    ['/deal 12 frobnicate', 'verb-unknown', '/deal 12 note …'],
    ['/商机 12 嗯嗯嗯', 'verb-unknown', '/deal 12 note …'],
    ['/deal move 12 proposal', 'number-first', '/deal 12 move proposal'],
    ['/deal 0', 'deal-not-found', '/deal list'],
    ['/deal 12 move nowhere', 'stage-unknown', '/deal 12 move proposal'],
    ['/deal 12 move qualifyed', 'stage-unknown', '/deal 12 move Qualified'],
    ['/deal 12 won -5', 'amount-negative', null],
    ['/deal 12 won 1e309', 'amount-not-understood', null],
    ['/deal 12 won 1.234', 'amount-precision', null],
    ['/deal 12 won 99999999999999999999', 'amount-too-large', null],
    ['/deal 12 lost whatever', 'lost-reason-unknown', '/deal 12 lost price'],
    ['/deal 12 follow yesterday call', 'past-date', null],
    ['/deal 12 follow 2026-02-01', 'past-date', null],
    ['/deal 12 follow 9am 2020-01-01', 'past-date', null],
    ['/商机 12 跟进 昨天', 'past-date', null],
    ['/deal 12 follow 3 days ago', 'past-date', null],
    ['/deal 12 follow 9999d', 'date-too-far', null],
    ['/deal 12 follow call May', 'time-not-understood', '/deal 12 follow tomorrow 10am call back'],
    ['/deal 12 wait contract', 'wait-needs-time', '/deal 12 wait contract 3d'],
    ['/deal 12 snooze forever', 'time-not-understood', '/deal 12 snooze 3d'],
    ['/deal 12 assign @nobody', 'member-unknown', '/deal 12 assign @bob'],
    ['/deal 12 assign @bbo', 'member-unknown-near', '/deal 12 assign @bob'],
    ['/deal 12 edit colour red', 'field-unknown', null],
    ['/deal list mien', 'filter-unknown-near', '/deal list mine'],
    ['/deal list colour:red', 'filter-unknown', '/deal list mine stage:proposal'],
    ['/deal list lacks:luck', 'lack-unknown', '/deal list lacks:amount'],
    ['/funnel stuck red', 'scope-unknown', '/funnel stuck team:north source:zhihu'],
    ['/deal list older:soon', 'days-not-understood', '/deal list older:7d'],
    ['/funnel weak', 'report-unknown-near', '/funnel week'],
    ['/funnel role @bob king', 'role-unknown', '/funnel role @bob manager'],
    ['/funnel language klingon', 'language-unknown', '/funnel language zh'],
    ['/funnel here maybe', 'here-not-understood', '/funnel here off'],
    ['/lead import', 'import-unavailable', null],
    ['/lead Acme, -5万', 'amount-negative', null],
    ['/lead Acme, 1e309', 'amount-not-understood', null],
    ['/lead Acme, owner @nobody', 'member-unknown', null],
  ];

  it.each(refused)('%s is refused with an example', async (text, code, example) => {
    const error = await world.read('Amy', text).then(
      (command) => command,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code, ...(example !== null && { example }) });
  });

  const moreRefused = [
    '/deal list team:',
    '/funnel week source:',
    '/deal list stage:nowhere',
    '/funnel target month lots',
    '/funnel target 5k',
    '/funnel spend',
    '/funnel spend zhihu',
    '/funnel spend zhihu 20x0',
    '/funnel sources never',
    '/funnel lost never',
    '/funnel calendar hours 9',
    '/funnel calendar off never',
    '/funnel calendar clear never',
    '/funnel calendar Atlantis',
    '/funnel calendar zone Atlantis',
    '/funnel away never',
    '/funnel note',
    '/funnel fix @小李',
    '/funnel unlink',
    '/funnel setup never',
    '/funnel preview never',
    '/funnel pause never',
    '/deal 12 edit amount lots',
    '/deal 12 edit quote never',
  ];
  /** These offer what was typed, put right. */
  const asTyped = new Set([
    'number-first',
    'command-unknown-near',
    'command-unknown-lead',
    'verb-unknown-near',
    'filter-unknown-near',
    'report-unknown-near',
  ]);

  it.each([...new Set([...refused.map(([text]) => text), ...moreRefused])])(
    '%s is answered in Chinese with a line in Chinese that is understood',
    async (text) => {
      await world.member('小李', 'rep', 'zh-CN');
      await world.store.team.saveMember(1, world.id('小李'), { team: '华北' });
      const error = await world.read('小李', text).catch((thrown: unknown) => thrown);
      if (!(error instanceof CommandError)) throw new Error(`${text} was not refused`);
      const example = String(error.example);
      if (!asTyped.has(error.code)) expect(example).toMatch(/^\/(?:线索|商机|漏斗)/u);
      await world.read('小李', example.replace('…', '5'));
    },
  );

  it.each([
    ['/funnel target month lots', '/funnel target month 500k'],
    ['/deal list stage:nowhere', '/deal list stage:proposal'],
    ['/deal list stage:qualifyed', '/deal list stage:Qualified'],
    ['/deal list stage:', '/deal list mine stage:proposal'],
    ['/funnel stuck owner:', '/funnel stuck team:north source:zhihu'],
    ['/funnel spend zhihu', '/funnel spend zhihu 2000 sessions:3000'],
    ['/deal 12 edit amount lots', '/deal 12 edit amount 50k'],
    ['/deal 202 move nowhere', '/deal 202 move proposal'],
    ['/deal #７ won lots', '/deal 7 won 48000'],
    ['/商机7输单 不知道', '/deal 7 lost price'],
  ])('%s is answered with an example of what was meant: %s', async (text, example) => {
    await expect(world.read('Amy', text)).rejects.toMatchObject({ example });
  });

  it.each(['en', 'zh-CN'] as const)(
    'what is left out is asked for, not quoted as nothing, in %s',
    async (language) => {
      await world.member('小李', 'admin', language);
      const context = await world.context('小李');
      const unfinished = [
        '/deal 12 assign @',
        '/deal list stage:',
        '/funnel calendar zone',
        '/funnel calendar off',
        '/funnel stuck owner:',
        '/funnel note',
        '/funnel fix @amy',
        '/funnel spend',
      ];
      for (const text of unfinished) {
        const error = await world.read('小李', text).catch((thrown: unknown) => thrown);
        if (!(error instanceof CommandError)) throw new Error(`${text} was not refused`);
        expect(refusalWords(error.code, error.params, context.view)).not.toMatch(/“”|‘’|\{\{/u);
      }
    },
  );

  it('names both stages where two fit', async () => {
    const context = await world.context('Amy');
    const stages = context.workspace.pipeline.stages.map((stage) =>
      stage.id === 'nurturing' ? { ...stage, names: { ...stage.names, en: 'Proof of concept' } } : stage,
    );
    const read = parse(
      { command: 'deal', text: '12 move pro', mentions: new Map() },
      { ...context, language: 'en', workspace: { ...context.workspace, pipeline: { stages } } },
    );
    await expect(read).rejects.toMatchObject({
      code: 'stage-ambiguous',
      params: { name: 'pro', first: 'Proof of concept', second: 'Proposal' },
    });
  });

  it.each([
    ['/deal 12 note ', 3001, 3000],
    ['/deal 12 edit company: ', 201, 200],
  ])('%s… says how much of it fits there', async (head, length, max) => {
    await expect(world.read('Amy', head + 'x'.repeat(length))).rejects.toMatchObject({
      code: 'too-long',
      params: { length, max },
    });
  });

  it('carries what was typed, cut to a sane length', async () => {
    await expect(world.read('Amy', 'what about Acme?')).rejects.toMatchObject({
      params: { text: 'what about Acme?' },
    });
    const long = `/deal 12 frob ${'😀'.repeat(50_000)}`;
    const error = await world.read('Amy', long).catch((thrown: CommandError) => thrown);
    if (!(error instanceof CommandError)) throw new Error('it should have been refused');
    expect(error.code).toBe('too-long');
    expect(String(error.params.text).length).toBeLessThanOrEqual(300);
    expect(String(error.params.text)).toMatch(/^\/deal 12 frob 😀.*😀…$/u);
  });
});
