import type { Language } from '../../domain/pipeline/pipeline.ts';
import { cut } from '../clean-text.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from './context.ts';
import { memberNamed, personAtStart } from './member-name.ts';

export const helpAbout = ({ text: topic }: Mentioned): Command => {
  const known = /^(?:lead|线索)$/i.test(topic)
    ? 'lead'
    : /^(?:deal|商机)$/i.test(topic)
      ? 'deal'
      : /^(?:funnel|漏斗)$/i.test(topic)
        ? 'funnel'
        : undefined;
  return { kind: 'show-help', ...(known !== undefined && { topic: known }) };
};

export const digestsHere = ({ text: rest }: Mentioned): Command => {
  if (/^(?:|on|开|开启|打开)$/iu.test(rest)) return { kind: 'set-digests', on: true };
  if (/^(?:off|stop|关|关闭|停止)$/iu.test(rest)) return { kind: 'set-digests', on: false };
  throw new CommandError(
    'here-not-understood',
    { text: cut(rest, 40) },
    { en: '/funnel here off', 'zh-CN': '/漏斗 这里 关闭' },
  );
};

const ROLES: ReadonlyMap<string, 'admin' | 'manager' | 'rep' | 'viewer'> = new Map([
  ['admin', 'admin'],
  ['管理员', 'admin'],
  ['manager', 'manager'],
  ['经理', 'manager'],
  ['主管', 'manager'],
  ['rep', 'rep'],
  ['sales', 'rep'],
  ['销售', 'rep'],
  ['viewer', 'viewer'],
  ['查看者', 'viewer'],
  ['只读', 'viewer'],
]);

const ROLE_EXAMPLE = { en: '/funnel role @bob manager', 'zh-CN': '/漏斗 角色 @小李 经理' };

export const role = async ({ text, people }: Mentioned, context: ParseContext): Promise<Command> => {
  const { person, rest } = personAtStart(text);
  if (person === '' || rest === '') throw new CommandError('role-needs', {}, ROLE_EXAMPLE);
  const known = ROLES.get(rest.toLowerCase());
  if (known === undefined) throw new CommandError('role-unknown', { role: cut(rest, 40) }, ROLE_EXAMPLE);
  return { kind: 'set-role', member: await memberNamed(person, people, context, ROLE_EXAMPLE), role: known };
};

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...['en', 'english', '英文', '英语'].map((word): [string, Language] => [word, 'en']),
  ...['zh', 'cn', 'zh-cn', 'zh_cn', 'chinese', '中文', '简体', '简体中文', '汉语'].map(
    (word): [string, Language] => [word, 'zh-CN'],
  ),
]);
const LANGUAGE = { en: '/funnel language zh', 'zh-CN': '/漏斗 语言 英文' };
const HERE = /\s*(?:\bhere|这里|本群|本频道)$/iu;

/** `language zh` is about who says it, `language zh here` about the channel. */
export const language = ({ text: rest }: Mentioned): Command => {
  if (rest === '') throw new CommandError('language-needs', {}, LANGUAGE);
  const known = LANGUAGES.get(rest.replace(HERE, '').toLowerCase());
  if (known !== undefined)
    return { kind: HERE.test(rest) ? 'set-channel-language' : 'set-language', language: known };
  throw new CommandError('language-unknown', { language: cut(rest, 40) }, LANGUAGE);
};
