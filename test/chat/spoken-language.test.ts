import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dispatcher } from '../../src/chat/adapter.ts';
import { createDispatcher } from '../../src/chat/dispatch.ts';
import type { ChatEvent } from '../../src/chat/event.ts';
import { spokenLanguage } from '../../src/chat/spoken-language.ts';
import type { InboundIdentity } from '../../src/domain/ports/team.ts';
import type { Platform } from '../../src/domain/team/member.ts';
import { words } from '../commands/world.ts';
import { identityOf } from '../contracts/store-scene.ts';
import { openTempStore } from '../storage/sqlite/temp-store.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { OF_THE_TEAM } from '../support/of-the-team.ts';

const wei = (platform: Platform): InboundIdentity => identityOf('ou_1', 'oc_1', { platform, tenant: 'F1' });

const typed = (text: string, command: string | null = null, platform: Platform = 'feishu'): ChatEvent => ({
  kind: 'text',
  who: wei(platform),
  key: null,
  command,
  text,
  mentions: [],
});

describe('the language a person types', () => {
  it.each([
    ['线索'],
    ['／漏斗 本周'],
    ['/商机12'],
    ['你好'],
    ['/funnel 停滞'],
    ['deal 12 跟进 明天10点'],
    ['/deal #12赢单'],
  ])('%s is Chinese', (text) => {
    expect(spokenLanguage(typed(text))).toBe('zh-CN');
  });

  it.each([
    // A customer's name is data, not the person's language.
    ['/lead 云启科技，张三，5万'],
    ['/deal 云启'],
    ['/deal 12 note 客户很满意'],
    ['/funnel week'],
    ['hello'],
    [''],
  ])('%s tells nothing', (text) => {
    expect(spokenLanguage(typed(text))).toBeNull();
  });

  it('counts in a slash command too, and only where the messenger tells none', () => {
    expect(spokenLanguage(typed('', '漏斗'))).toBe('zh-CN');
    expect(spokenLanguage(typed('12 赢单', 'deal'))).toBe('zh-CN');
    expect(spokenLanguage(typed('漏斗', null, 'slack'))).toBeNull();
    expect(spokenLanguage({ kind: 'press', who: wei('feishu'), key: null, press: {} })).toBeNull();
  });
});

describe('a person without a language', () => {
  let opened: Awaited<ReturnType<typeof openTempStore>>;
  let dispatcher: Dispatcher;
  beforeEach(async () => {
    opened = await openTempStore();
    const { store, clock } = opened;
    dispatcher = createDispatcher({ store, clock, log: new MemoryLog(), observe: () => {}, ...OF_THE_TEAM });
  });
  afterEach(() => opened.close());

  const language = async () => (await opened.store.team.requestScope(wei('feishu'))).member.language;
  const answer = async (text: string) => words(await dispatcher.dispatch(typed(text)));

  it('is answered in the team’s until they type Chinese, and then in theirs, whatever they type', async () => {
    expect(await answer('/funnel help')).toContain('What you can ask');
    expect(await language()).toBeNull();
    expect(await answer('漏斗 帮助')).toMatch(/\p{Script=Han}/u);
    expect(await language()).toBe('zh-CN');
    expect(await answer('/funnel help')).toMatch(/\p{Script=Han}/u);
  });

  it('keeps the one they choose', async () => {
    await answer('/funnel language en');
    expect(await answer('漏斗 帮助')).toContain('What you can ask');
    expect(await language()).toBe('en');
  });
});
