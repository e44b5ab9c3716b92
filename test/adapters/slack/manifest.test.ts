import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MESSAGE_SHORTCUT } from '../../../src/adapters/slack/inbound/decode.ts';

const MANIFEST = readFileSync(resolve(import.meta.dirname, '../../../manifest.yml'), 'utf8');
const ADAPTER = resolve(import.meta.dirname, '../../../src/adapters/slack');

/** The items of a list in the manifest, with their comments. */
const listOf = (name: string): { item: string; comment: string }[] => {
  const lines = MANIFEST.split('\n');
  const start = lines.findIndex((line) => line.trim() === `${name}:`);
  const items = lines.slice(start + 1);
  const end = items.findIndex((line) => !line.trim().startsWith('- '));
  return items.slice(0, end).map((line) => {
    const [item = '', comment = ''] = line.trim().slice(2).split(' # ');
    return { item, comment };
  });
};

/** What each Web API method that the adapter calls needs. https://docs.slack.dev/reference/methods */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};
const EVENTS = {
  app_mention: 'app_mentions:read',
  channel_rename: 'channels:read',
  user_change: 'users:read',
  group_rename: 'groups:read',
  'message.im': 'im:history',
};

const sources = readdirSync(ADAPTER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(resolve(ADAPTER, file), 'utf8'));

describe('The manifest', () => {
  it('asks for the scopes the adapter uses, no more, and says what each is for', () => {
    const called = [...sources.join('\n').matchAll(/'((?:auth|chat|conversations|users|views)\.\w+)'/g)].map(
      ([, method = '']) => method,
    );
    expect(called.filter((method) => SCOPES[method] === undefined)).toEqual([]);
    const needed = new Set([
      'commands',
      ...Object.values(EVENTS),
      ...called.flatMap((method) => SCOPES[method] ?? []),
    ]);
    const asked = listOf('bot');
    expect(asked.map(({ item }) => item).sort()).toEqual([...needed].sort());
    for (const { item, comment } of asked) expect(comment, item).not.toBe('');
  });

  it('subscribes to the events the adapter reads', () => {
    expect(listOf('bot_events').map(({ item }) => item)).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'channel_rename',
      'group_rename',
      'message.im',
      'tokens_revoked',
      'user_change',
    ]);
  });

  it('sends everything to the one address, with mentions as ids', () => {
    const urls = [...MANIFEST.matchAll(/url: (\S+)(.*)/g)];
    expect(urls).toHaveLength(6);
    for (const [, url, comment] of urls) {
      expect(url).toBe('https://funnelbot.example.com/slack/events');
      expect(comment).toBe(' # HTTP only');
    }
    const commands = [...MANIFEST.matchAll(/command: (\S+)/g)].map(([, name]) => name);
    expect(commands).toEqual(['/lead', '/deal', '/funnel']);
    expect(MANIFEST.match(/should_escape: true/g)).toHaveLength(commands.length);
    expect(MANIFEST).toContain(`callback_id: ${MESSAGE_SHORTCUT}`);
  });
});
