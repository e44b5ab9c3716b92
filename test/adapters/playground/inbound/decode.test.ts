import { describe, expect, it } from 'vitest';
import type { PlaygroundPerson } from '../../../../src/adapters/playground/http/wire.ts';
import { isCommand, isForBot, textEvent } from '../../../../src/adapters/playground/inbound/decode.ts';

const person = (id: string, name: string): PlaygroundPerson => ({ id, name, role: 'rep', language: 'en' });
const amy = person('amy', 'Amy');
const PEOPLE = [amy, person('bob', 'Bob'), person('guest-6', 'Bob Stone'), person('wang', '王伟')];

const read = (text: string) => {
  const event = textEvent(amy, 'sales', text, 'request-1', PEOPLE);
  if (event.kind !== 'text') throw new Error('not a text');
  return event;
};

describe('what people type', () => {
  it('goes to the bot as a command or when it is addressed, and from a direct message always', () => {
    expect(isForBot('/deal 12', 'sales')).toBe(true);
    expect(isForBot('／商机 列表', 'sales')).toBe(true);
    expect(isForBot('@Funnelbot deal 12', 'sales')).toBe(true);
    expect(isForBot('deal 12', 'direct-amy')).toBe(true);
    expect(isForBot('did you see deal 12?', 'sales')).toBe(false);
    expect(isForBot('mail amy@funnelbot.example', 'sales')).toBe(false);
    expect(isForBot('/', 'sales')).toBe(false);
  });

  it('stays between the person and the bot when it is a command', () => {
    expect(isCommand('  /lead Acme')).toBe(true);
    expect(isCommand('@Funnelbot lead Acme')).toBe(false);
  });

  it('loses the bot’s name and nothing else', () => {
    expect(read('@Funnelbot: lead Acme, 50k').text).toBe('lead Acme, 50k');
    expect(read('/lead Acme @Funnelbot').text).toBe('/lead Acme @Funnelbot');
  });

  it('names people by name or id, the longest name first, each once', () => {
    expect(read('/deal 1 assign @bob').mentions).toEqual([{ token: '@bob', user: 'bob', name: 'Bob' }]);
    expect(read('owner @Bob Stone and @Bob Stone').mentions).toEqual([
      { token: '@Bob Stone', user: 'guest-6', name: 'Bob Stone' },
    ]);
    expect(read('／商机 1 分配 ＠王伟').mentions).toEqual([{ token: '＠王伟', user: 'wang', name: '王伟' }]);
    expect(read('@nobody').mentions).toEqual([]);
  });

  it('has the same key each time it is sent', () => {
    expect(read('/deal 1').key).toBe(read('/deal 1').key);
  });
});
