import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TEAM } from './load.ts';

/** As much of Slack as a server needs: every method answers yes, everybody is of the team, every channel its own. */
export const startSlackCloud = async (): Promise<{ url: string; stop(): void }> => {
  const server: Server = createServer((request, response) => {
    request.resume();
    const method = request.url?.split('/').at(-1);
    const answer = {
      ok: true,
      url: 'https://bench.slack.com/',
      team: 'bench',
      team_id: TEAM,
      user: 'funnelbot',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      channel: 'C0BENCH',
      ts: `${Date.now() / 1000}`,
      ...(method === 'users.info' && { user: { id: 'U0BENCH', team_id: TEAM, real_name: 'Bench' } }),
      ...(method === 'conversations.info' && { channel: { id: 'C0BENCH', name: 'bench' } }),
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/`, stop: () => server.close() };
};
