import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parsedJson, textAt } from '../../src/adapters/shared/payload.ts';
import { openWebSocket } from './websocket-end.ts';

/** One Socket Mode connection, from Slack's end. */
export interface FakeSocket {
  /** Sends an envelope and resolves with what it is acked with. */
  deliver(type: string, payload: object, retryAttempt?: number): Promise<unknown>;
  /** Sends an envelope and does not wait. */
  push(envelopeId: string, type: string, payload: object, retryAttempt?: number): void;
  /** What the other end has acked so far, by envelope id. */
  readonly acks: ReadonlyMap<string, unknown>;
  /** Asks the other end to open another connection, as Slack does every few hours. */
  renew(): void;
  end(): void;
}

export const openSocket = (request: IncomingMessage, socket: Duplex): FakeSocket => {
  const acks = new Map<string, unknown>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let count = 0;
  const end = openWebSocket(request, socket, (message) => acked(parsedJson(message.toString())));
  const sendJson = (message: object): void => end.send(JSON.stringify(message));

  const acked = (message: unknown): void => {
    const id = textAt(message, 'envelope_id') ?? '';
    const payload =
      typeof message === 'object' && message !== null && 'payload' in message ? message.payload : null;
    acks.set(id, payload);
    waiting.get(id)?.(payload);
    waiting.delete(id);
  };

  sendJson({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } });

  const push: FakeSocket['push'] = (envelopeId, type, payload, retryAttempt = 0) =>
    sendJson({
      envelope_id: envelopeId,
      type,
      payload,
      accepts_response_payload: type !== 'events_api',
      ...(type === 'events_api'
        ? { retry_attempt: retryAttempt, retry_reason: retryAttempt > 0 ? 'timeout' : '' }
        : {}),
    });

  return {
    acks,
    push,
    deliver(type, payload, retryAttempt = 0) {
      count += 1;
      const id = `envelope-${count}`;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        push(id, type, payload, retryAttempt);
      });
    },
    renew: () => sendJson({ type: 'disconnect', reason: 'refresh_requested' }),
    end: end.destroy,
  };
};
