import type { DigestKind } from '../../domain/digests/digest-settings.ts';
import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

type Topic = 'digests' | 'calendar' | 'target';

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ...['digests', 'digest', '播报', '推送'].map((word): [string, Topic] => [word, 'digests']),
  ...['calendar', '日历', '工作日'].map((word): [string, Topic] => [word, 'calendar']),
  ...['target', 'targets', '目标'].map((word): [string, Topic] => [word, 'target']),
]);

/** `setup`, `setup digests`: the form of the channel it is said in; elsewhere all settings at a glance. */
export const setup = async ({ text }: Mentioned, { conversation }: ParseContext): Promise<Command> => {
  if (text === '') return { kind: 'show-setup' };
  const topic = TOPICS.get(plain(text));
  switch (topic) {
    case 'digests':
      return conversation === null || conversation.kind === 'direct'
        ? { kind: 'show-setup' }
        : { kind: 'open-form', ref: { form: 'digests', conversation: conversation.id } };
    case 'calendar':
    case 'target':
      return { kind: 'open-form', ref: { form: topic } };
    case undefined: {
      const close = nearest(text, TOPICS.keys());
      throw new CommandError(
        'setup-unknown',
        { text: cut(text, 40) },
        { en: `/funnel setup ${close ?? 'digests'}`, 'zh-CN': `/漏斗 设置 ${close ?? '播报'}` },
      );
    }
    default:
      return topic satisfies never;
  }
};

export const pause = async ({ text }: Mentioned): Promise<Command> => pausing(text, true);
export const resume = async ({ text }: Mentioned): Promise<Command> => pausing(text, false);

/** Of the channel it is said in, whether that is said along or not. */
const pausing = (text: string, paused: boolean): Command => {
  if (!/^(?:|here|digests?|这里|本群|本频道|播报|推送)$/iu.test(text))
    throw new CommandError(
      'pause-not-understood',
      { text: cut(text, 40) },
      { en: `/funnel ${paused ? 'pause' : 'resume'}`, 'zh-CN': `/漏斗 ${paused ? '暂停' : '恢复'}` },
    );
  return { kind: 'pause-digests', paused };
};

const DIGESTS: ReadonlyMap<string, DigestKind> = new Map([
  ...['', 'stuck', 'morning', 'today', '停滞', '卡住', '早报', '晨报'].map((word): [string, DigestKind] => [
    word,
    'stuck',
  ]),
  ...['week', 'weekly', 'summary', '周报', '周', '本周', '总结'].map((word): [string, DigestKind] => [
    word,
    'weekly',
  ]),
  ...['quarter', 'quarterly', 'review', '季报', '季度', '季', '复盘'].map((word): [string, DigestKind] => [
    word,
    'quarterly',
  ]),
]);

export const preview = async ({ text }: Mentioned): Promise<Command> => {
  const digest = DIGESTS.get(plain(text));
  if (digest === undefined)
    throw new CommandError(
      'preview-unknown',
      { text: cut(text, 40) },
      {
        en: `/funnel preview ${nearest(text, DIGESTS.keys()) || 'week'}`,
        'zh-CN': `/漏斗 预览 ${nearest(text, DIGESTS.keys()) || '周报'}`,
      },
    );
  return { kind: 'preview-digest', digest };
};
