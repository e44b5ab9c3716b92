import { createHmac, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';

export const SIGNING_SECRET = 'bench-signing-secret';
export const TOKEN = 'xoxb-bench';
export const TEAM = 'T0BENCH';

export interface Measure {
  perSecond: number;
  p50: number;
  p99: number;
}

let triggers = Date.now() * 1_000;
/** As Slack makes them: a growing number, the team's, and something random. */
const triggerId = (): string => `${++triggers}.738474920.${randomBytes(16).toString('hex')}`;

/** A slash command as Slack would send it, signed, with a trigger of its own. */
const signed = (text: string) => {
  const body = new URLSearchParams({
    token: 'unused',
    team_id: TEAM,
    team_domain: 'bench',
    channel_id: 'C0BENCH',
    channel_name: 'sales',
    user_id: 'U0BENCH',
    user_name: 'bench',
    command: '/deal',
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/response',
    trigger_id: triggerId(),
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
};

/** One signed command, for preparing and for checking that what is measured is the real answer. */
export const ask = async (url: string, text: string): Promise<string> => {
  const response = await fetch(`${url}/slack/events`, { method: 'POST', ...signed(text) });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${text}: ${response.status} ${answer}`);
  return answer;
};

/** Sends `/deal <text>` over 50 connections. Fails when any answer is not a 200. */
export const load = async (url: string, text: string, seconds: number): Promise<Measure> => {
  const result = await autocannon({
    url: `${url}/slack/events`,
    connections: 50,
    duration: seconds,
    method: 'POST',
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...signed(text) }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${text}: ${result.non2xx} refused, ${result.errors} errors`);
  }
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
};
