import type { Config } from '../config.ts';
import { attempt } from './attempt.ts';
import { type Finding, fine, unknown, wrong } from './finding.ts';
import { vendorCall } from './vendor-call.ts';

/** Whether the bot answers at the address that the platforms call, where they call one. */
export const checkPublicUrl = async (
  { publicUrl, slack, feishu }: Config,
  limit: number,
): Promise<Finding[]> => {
  const called = [
    ...(slack !== null && slack.appToken === null ? ['/slack/events'] : []),
    ...(feishu?.mode === 'webhook' ? ['/feishu/events'] : []),
  ].join(' and ');
  if (publicUrl === null) {
    return called === ''
      ? []
      : [unknown('public URL', `set PUBLIC_URL to have the way to ${called} checked`)];
  }
  const base = publicUrl.replace(/\/+$/, '');
  const seen = await attempt(() => vendorCall(`${base}/healthz`, {}, limit));
  if (seen.failed !== null) {
    return [wrong('public URL', `${seen.failed}. Is the bot running, and does the proxy pass requests on?`)];
  }
  const { status } = seen.found;
  return [
    status === 200
      ? fine('public URL', `${base} answers`)
      : wrong(
          'public URL',
          `${base}/healthz answers with ${status}: does the proxy pass requests on to the bot?`,
        ),
  ];
};
