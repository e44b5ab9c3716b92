import { expect } from 'vitest';
import { story } from '../support/story.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

story('the form changes the time, and the digest comes then', async ({ ada, amy, session, inChannel }) => {
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await ada.says('/funnel setup digests');
  expect(ada.form().title).toBe('Digests');
  await ada.submits({ 'Time of the stuck deals': 'soon' });
  expect(ada.form().errors['Time of the stuck deals']).toContain('“soon”');
  await ada.submits({ 'Time of the stuck deals': '9点半', 'Day of the weekly summary': 'Wednesday' });
  expect(ada.answer().text).toContain('every working day at 09:30');
  await session.travel(at('2026-03-06T09:00'));
  const before = session.channel().length;
  await session.travel(at('2026-03-06T09:30'));
  expect(inChannel('Stuck deals', 'Acme Ltd').text).toContain('3 working days');
  expect(session.channel()).toHaveLength(before + 1);
  // The other form of the same: what was saved stands in it, and later today is too late for another digest.
  await ada.presses(ada.answer(), 'Change…');
  await ada.submits({ 'Time of the stuck deals': '10:00' });
  await session.travel(at('2026-03-06T10:00'));
  expect(session.channel()).toHaveLength(before + 1);
  await session.travel(at('2026-03-11T09:00'));
  expect(inChannel('Weekly summary').text).toContain('Mar 2');
});

story('a channel about one source sees only its deals', async ({ ada, amy, session, inChannel }) => {
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await amy.says('/lead Beta GmbH, from seo, 90k');
  await ada.says('/funnel setup digests');
  await ada.submits({ Source: 'seo' });
  expect(ada.answer().text).toContain('Only deals of: seo');
  await session.travel(at('2026-03-06T09:00'));
  const digest = inChannel('Stuck deals', 'Beta GmbH');
  expect(digest.text).not.toContain('Acme');
  await session.travel(at('2026-03-09T09:00'));
  const summary = inChannel('Weekly summary');
  expect(summary.text).toContain('seo');
  expect(summary.text).not.toContain('zhihu');
});

story('a pause silences, until somebody resumes', async ({ ada, amy, session, inChannel }) => {
  await ada.says('/funnel here');
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await amy.says('/funnel pause');
  expect(amy.answer().text).toContain('admin');
  await ada.says('/funnel pause');
  expect(ada.answer().text).toContain('Paused');
  const before = session.channel().length;
  await session.travel(at('2026-03-06T12:00'));
  await session.travel(at('2026-03-09T12:00'));
  expect(session.channel()).toHaveLength(before);
  await ada.presses(ada.answer(), 'Resume');
  expect(ada.answer().text).toContain('Posted again');
  await session.travel(at('2026-03-10T09:00'));
  expect(inChannel('Stuck deals', 'Acme Ltd')).toBeDefined();
});

story('a preview is only for whoever asks', async ({ ada, amy, session }) => {
  await ada.says('/funnel here');
  await amy.says('/lead Acme Ltd, from zhihu, 50k');
  await session.travel(at('2026-03-06T11:00'));
  const before = session.channel().map(({ text }) => text);
  await amy.says('/funnel preview');
  expect(amy.answer().text).toContain('A preview, only for you');
  expect(amy.answer().text).toContain('Acme Ltd');
  expect(amy.answer().text).not.toContain('@Amy');
  await amy.says('/funnel preview week');
  expect(amy.answer().text).toContain('Mar 9');
  expect(amy.answer().text).toContain('Weekly summary');
  await amy.says('/漏斗 预览 季报');
  expect(amy.answer().text).toMatch(/Quarter|季/);
  await amy.says('/funnel setup', 'direct');
  await amy.presses(amy.answer(), 'Preview', 'Stuck deals');
  expect(amy.answer().text).toContain('A preview, only for you');
  expect(session.channel().map(({ text }) => text)).toEqual(before);
  // Nothing was used up: the digest of the day comes as it would have.
  await session.travel(at('2026-03-09T09:00'));
  expect(session.channel().filter(({ text }) => text.includes('Weekly summary'))).toHaveLength(1);
});

story('what is set is shown in Chinese too', async ({ ada, wei }) => {
  await ada.says('/funnel here');
  await wei.says('/漏斗 设置');
  expect(wei.answer().text).toContain('停滞商机：每个工作日 09:00');
  expect(wei.answer().text).toContain('周报：每周一 09:00');
  await ada.says('/funnel language zh');
  await ada.says('/funnel 设置 播报');
  await ada.submits({ 停滞商机播报时间: '下午2点' });
  expect(ada.answer().text).toContain('每个工作日 14:00');
});
