import type { z } from 'zod';
import { SetupError } from './setup-error.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null when it was none. */
  body: unknown;
  /** How far this machine's clock is ahead of theirs, ms; null when they did not say. */
  skew: number | null;
}

/** One HTTP request within `limit` ms. Throws `SetupError` when there is no answer; any status is one. */
export const vendorCall = async (url: string, init: RequestInit, limit: number): Promise<Answer> => {
  const from = Date.now();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(limit) });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(text),
      skew: skewOf(response.headers.get('date'), from, Date.now()),
    };
  } catch (error) {
    throw new SetupError(`${new URL(url).host} ${whyNot(error, limit)}`, { cause: error });
  }
};

/** The body in the shape the vendor documents. Throws `SetupError` when it has another one. */
export const understood = <Shape>(shape: z.ZodType<Shape>, { body, status }: Answer): Shape => {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new SetupError(`the answer is not understood (HTTP ${status}): is the address right?`);
};

const whyNot = (error: unknown, limit: number): string => {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `did not answer within ${limit / 1000} s: is there a proxy or firewall in between?`;
  }
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  return `cannot be reached (${code}): check the address and this machine's network`;
};

/** The header has whole seconds: half of one, and the way there and back, are no difference. */
const skewOf = (date: string | null, from: number, to: number): number | null => {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return null;
  const earliest = theirs;
  const latest = theirs + 1000;
  if (from > latest) return from - latest;
  return to < earliest ? to - earliest : 0;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
