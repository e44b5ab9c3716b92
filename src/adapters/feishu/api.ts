import { type Cache, Client, defaultHttpInstance, type Logger } from '@larksuiteoapi/node-sdk';
import { DeliveryError } from '../../chat/delivery-error.ts';
import type { Log } from '../../chat/log.ts';
import type { Health } from '../shared/health.ts';
import { field, textAt } from '../shared/payload.ts';
import { API_TIMEOUT_MS } from '../shared/time-limits.ts';
import { codeOf, isStaleToken, ofCode, toDeliveryError } from './errors.ts';

/** What went wrong, and Feishu's words about it: never to be logged as they are, they may quote people. */
export class FeishuRefusal extends DeliveryError {
  readonly words: string;

  constructor(of: DeliveryError, words: string) {
    super(of.code, of);
    this.words = words;
  }
}

/** A call of Feishu's open API; `path` begins with `/open-apis/`. */
export interface Request {
  method: 'GET' | 'POST' | 'PATCH';
  /** From `/open-apis/` on. */
  path: string;
  params?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

/** The calls the adapter makes, each with a time limit and the tenant's token. */
export interface FeishuApi {
  /** One call, no retries: the outbox decides about those. Throws `DeliveryError`. */
  call(request: Request): Promise<unknown>;
}

/** Over the SDK's client, whose tokens it renews; `health` is told how each call went. */
export const createApi = (
  app: { appId: string; appSecret: string; baseUrl: string },
  log: Log,
  health: Pick<Health, 'answered' | 'failed'>,
): FeishuApi => {
  // The SDK itself waits for tokens and answers without end.
  defaultHttpInstance.defaults.timeout = API_TIMEOUT_MS;
  const tokens = createTokens();
  const client = new Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: app.baseUrl,
    cache: tokens.cache,
    logger: SILENT,
  });

  const once = async ({ method, path, params, data }: Request): Promise<unknown> => {
    let answer: unknown;
    try {
      answer = await client.request({
        method,
        url: path,
        ...(params === undefined ? {} : { params }),
        ...(data === undefined ? {} : { data }),
      });
    } catch (error) {
      throw new FeishuRefusal(toDeliveryError(error), wordsOf(error));
    }
    const code = codeOf(answer);
    if (code === '0') return answer;
    // Such as a proxy's page: nobody knows what became of the call.
    if (code === null) throw new DeliveryError('bad_answer', { retryable: true, deliveryUnknown: true });
    throw new FeishuRefusal(ofCode(code), textOf(answer));
  };

  /** The SDK goes on using its token until that expires by itself, also when Feishu says that it is no longer valid. */
  const withFreshToken = async (request: Request): Promise<unknown> => {
    try {
      return await once(request);
    } catch (error) {
      if (!(error instanceof DeliveryError && isStaleToken(error.code))) throw error;
      tokens.forget();
      return once(request);
    }
  };

  return {
    async call(request) {
      try {
        const answer = await withFreshToken(request);
        health.answered();
        return answer;
      } catch (error) {
        const failure = toDeliveryError(error);
        health.failed(failure.code);
        log.debug({ path: request.path, code: failure.code }, 'Feishu refused a call');
        throw failure;
      }
    },
  };
};

/** The SDK would log each failing request whole, with its secrets (and takes level 0 for none given). */
const SILENT: Logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** The SDK's cache, but with a way to forget. */
const createTokens = (): { cache: Cache; forget(): void } => {
  const kept = new Map<unknown, { value: unknown; until: number }>();
  return {
    cache: {
      async set(key, value, until = Number.POSITIVE_INFINITY) {
        kept.set(key, { value, until });
        return true;
      },
      async get(key) {
        const found = kept.get(key);
        return found !== undefined && found.until > Date.now() ? found.value : undefined;
      },
    },
    forget: () => kept.clear(),
  };
};

const wordsOf = (error: unknown): string => textOf(field(error, 'response', 'data'));
const textOf = (answer: unknown): string => textAt(answer, 'msg') ?? '';
