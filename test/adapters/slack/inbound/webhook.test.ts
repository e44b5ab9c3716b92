import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signed } from '../../../support/fake-slack-client.ts';
import { openSlackBot, type SlackBot } from '../setup.ts';

describe('Slack over HTTP', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await openSlackBot();
  });
  afterEach(() => bot.close());

  const post = (body: string, headers: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
    fetch(`${bot.url}/slack/events`, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
  const COMMAND = 'command=%2Fdeal&text=12&user_id=U1&team_id=T1&channel_id=C1&trigger_id=t';

  it('answers a signed request', async () => {
    const response = await post(COMMAND, signed(bot.slack.signingSecret, COMMAND, bot.clock.now()));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ response_type: 'ephemeral', blocks: expect.any(Array) });
  });

  it('refuses a wrong signature', async () => {
    const response = await post(COMMAND, signed('another secret', COMMAND, bot.clock.now()));
    expect(response.status).toBe(401);
    expect(bot.dispatcher.events).toEqual([]);
  });

  it('refuses a signature over other bytes', async () => {
    const headers = signed(bot.slack.signingSecret, COMMAND, bot.clock.now());
    expect((await post(`${COMMAND}&text=13`, headers)).status).toBe(401);
    expect(bot.dispatcher.events).toEqual([]);
  });

  it.each([
    ['older', -6 * 60_000],
    ['newer', 6 * 60_000],
  ])('refuses a timestamp five minutes %s than now', async (_, off) => {
    const headers = signed(bot.slack.signingSecret, COMMAND, bot.clock.now() + off);
    expect((await post(COMMAND, headers)).status).toBe(401);
  });

  it.each<Record<string, string>>([
    {},
    { 'x-slack-signature': 'v0=' },
    { 'x-slack-request-timestamp': 'now', 'x-slack-signature': 'v0=1' },
  ])('refuses a request without a usable signature: %o', async (headers) => {
    expect((await post(COMMAND, headers)).status).toBe(401);
  });

  it('answers the URL challenge, and only a signed one', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await post(
      body,
      signed(bot.slack.signingSecret, body, bot.clock.now()),
      'application/json',
    );
    expect(await response.json()).toEqual({ challenge: 'abc' });
    expect((await post(body, {}, 'application/json')).status).toBe(401);
  });

  it('answers the certificate check without acting on what is smuggled along', async () => {
    expect((await post(`ssl_check=1&${COMMAND}`, {})).status).toBe(200);
    expect(bot.dispatcher.events).toEqual([]);
  });

  it.each(['payload=%7Bbroken', 'payload=null'])(
    'answers 400 to a signed body that is no payload: %s',
    async (body) => {
      const response = await post(body, signed(bot.slack.signingSecret, body, bot.clock.now()));
      expect(response.status).toBe(400);
    },
  );

  it('takes a command of 100 KB and refuses a body of more than a megabyte', async () => {
    const long = `${COMMAND}&text=${'x'.repeat(100_000)}`;
    expect((await post(long, signed(bot.slack.signingSecret, long, bot.clock.now()))).status).toBe(200);
    const huge = `${COMMAND}&text=${'x'.repeat(1_100_000)}`;
    expect((await post(huge, signed(bot.slack.signingSecret, huge, bot.clock.now()))).status).toBe(413);
  });

  it('takes nothing but POST', async () => {
    expect((await fetch(`${bot.url}/slack/events`)).status).toBe(405);
  });

  it('answers 503 until it has been started', async () => {
    const fresh = await openSlackBot('http', false);
    const response = await fetch(`${fresh.url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signed(fresh.slack.signingSecret, COMMAND, fresh.clock.now()),
      },
      body: COMMAND,
    });
    expect(response.status).toBe(503);
    await fresh.close();
  });
});
