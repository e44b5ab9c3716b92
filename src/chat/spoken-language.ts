import type { Language } from '../domain/language.ts';
import type { Platform } from '../domain/team/member.ts';
import type { ChatEvent } from './event.ts';

/** Messengers that do not tell in which language a person reads. */
const UNTOLD: ReadonlySet<Platform> = new Set(['feishu']);

const HAN = /^\p{Script=Han}/u;
const SLASH = /^\s*[/／]?\s*/u;
/** What stands between a command's word and the words that are the grammar's too: a deal's number. */
const BEFORE_VERB = /^(?:deal|funnel)\s+(?:[#＃]?\d+\s*)?/iu;
const BY_NUMBER = /^(?:deal\s+[#＃]?\d|funnel\s)/iu;

/**
 * The language that what a person typed gives away; null where it does not.
 * Only the command's own words count: a Chinese customer's name says nothing about who typed it.
 */
export const typedLanguage = (event: ChatEvent): Language | null => {
  if (event.kind !== 'text') return null;
  const typed = `${event.command === null ? '' : `${event.command} `}${event.text}`.replace(SLASH, '');
  const verb = BY_NUMBER.test(typed) ? typed.replace(BEFORE_VERB, '') : '';
  return HAN.test(typed) || HAN.test(verb) ? 'zh-CN' : null;
};

/** The same where the messenger itself does not tell what they read. */
export const spokenLanguage = (event: ChatEvent): Language | null =>
  UNTOLD.has(event.who.platform) ? typedLanguage(event) : null;
