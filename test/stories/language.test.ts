import { expect } from 'vitest';
import { story } from '../support/story.ts';

story(
  'a Chinese reader asks and is answered in Chinese, the channel stays in its own language',
  async ({ wei, inChannel }) => {
    await wei.says('/lead 云启科技，张三，13800138000，5万，来自知乎');
    expect(wei.answer().text).toContain('云启科技');
    expect(wei.answer().text).toMatch(/负责人/);
    expect(inChannel('云启科技').text).toMatch(/Owner/);
    await wei.says('/deal 1 跟进 明天10点 发案例');
    expect(wei.answer().text).toContain('发案例');
    await wei.says('商机 1 移动 需求确认', 'direct');
    expect(wei.answer().text).toMatch(/\S/);
    await wei.says('／漏斗 停滞', 'direct');
    expect(wei.answer().text).toContain('停滞');
    await wei.says('/deal 1 移动 不存在的阶段');
    expect(wei.answer().text).toMatch(/阶段/);
  },
);

story('a person chooses their language', async ({ amy }) => {
  await amy.says('/funnel language zh');
  await amy.says('/funnel help');
  expect(amy.answer().text).toContain('线索');
});
