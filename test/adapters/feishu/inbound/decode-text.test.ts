import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/adapters/feishu/inbound/decode-text.ts';

const BOT = 'ou_bot';
const mention = (key: string, open_id: string | null, name: string) => ({
  key,
  id: { open_id, union_id: 'on_1', user_id: null },
  name,
});
const CALL = mention('@_user_1', BOT, 'Funnelbot');
const BOB = mention('@_user_2', 'ou_bob', 'Bob');

const decoded = (text: string, mentions: readonly object[] = [CALL], bot: string | null = BOT) =>
  decodeText({ message_type: 'text', chat_type: 'group', content: JSON.stringify({ text }), mentions }, bot);

describe('What was typed in Feishu', () => {
  it.each([
    ['@_user_1 /deal 12', '/deal 12'],
    ['@_user_1：商机 12', '商机 12'],
    ['@_user_1\n/deal 12', '/deal 12'],
    ['deal 12 @_user_1', 'deal 12'],
    ['deal 12，@_user_1 ', 'deal 12'],
    ['deal 12 note @_user_1 sent it', 'deal 12 note sent it'],
    ['线索 云启科技，@_user_1 王伟，5万', '线索 云启科技， 王伟，5万'],
    ['deal 12 note first\n@_user_1 second', 'deal 12 note first\n second'],
    ['deal 12 note first@_user_1 second', 'deal 12 note first second'],
    ['deal 12 note @_user_1second', 'deal 12 note second'],
    ['@_all @_user_1 /lead Acme', '/lead Acme'],
    ['@_user_1 @_all：/lead Acme', '/lead Acme'],
    ['@_all，@_user_1，/lead Acme', '/lead Acme'],
    ['@_all /lead Acme @_user_1 50k', '/lead Acme 50k'],
    ['@_user_1', ''],
    ['@_user_1 @_user_1 help', 'help'],
  ])('loses the call and nothing else: %j', (text, said) => {
    expect(decoded(text)).toEqual({ text: said, mentions: [], isCalled: true, attachment: null });
  });

  it.each([
    ['lead Acme, [jane@acme.com](mailto:jane@acme.com), 50k', 'lead Acme, jane@acme.com, 50k'],
    ['lead [acme.com](http://acme.com) [+86 138](tel:+86138)', 'lead acme.com +86 138'],
    ['note [the (new) offer](https://a.cn/x_(1)?q=2#y), sent', 'note the (new) offer, sent'],
    ['note [1](see below) [x] (https://a.cn) []()', 'note [1](see below) [x] (https://a.cn) []()'],
  ])('reads a link as it is seen: %j', (text, said) => {
    expect(decoded(text, [])?.text).toBe(said);
  });

  it('is called by nobody but by its own name', () => {
    const all = mention('@_all', null, '所有人');
    expect(decoded('@_all deal 12', [all])).toMatchObject({
      text: '@all deal 12',
      mentions: [],
      isCalled: false,
    });
    expect(decoded('@_user_2 deal 12', [BOB])?.isCalled).toBe(false);
    expect(decoded('@_all @_user_1 deal 12 note @_all read this', [CALL])).toMatchObject({
      text: 'deal 12 note @all read this',
      isCalled: true,
    });
  });

  it('takes the first person mentioned for itself while it does not know its own id', () => {
    const all = mention('@_all', null, '所有人');
    expect(decoded('@_all @_user_1 assign @_user_2', [all, CALL, BOB], null)).toEqual({
      text: 'assign @_user_2',
      mentions: [{ token: '@_user_2', user: 'ou_bob', name: 'Bob' }],
      isCalled: true,
      attachment: null,
    });
  });

  it('names whom Feishu gives no id', () => {
    const guest = mention('@_user_2', null, 'Guest $& Co');
    expect(decoded('@_user_1 deal 12 note @_user_2 and @_user_20', [CALL, guest])?.text).toBe(
      'deal 12 note @Guest $& Co and @_user_20',
    );
  });

  it('is read at once however long it is', () => {
    const spaces = ' '.repeat(140_000);
    expect(decoded(`@_user_1 note a${spaces}b`)?.text).toHaveLength(140_007);
    expect(decoded('['.repeat(140_000))?.text).toHaveLength(140_000);
  });
});
