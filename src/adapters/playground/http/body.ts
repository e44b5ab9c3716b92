import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Refused } from '../errors.ts';
import { BODY_BYTES } from '../render/limits.ts';

/** The request's JSON body, as `schema` wants it. Throws `Refused`. */
export const readBody = async <T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_BYTES) throw new Refused(413, 'That is more than the playground takes at once.');
    chunks.push(bytes);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refused(400, 'That is no JSON.');
  }
  const read = schema.safeParse(body);
  if (!read.success) {
    const where = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new Refused(400, where);
  }
  return read.data;
};
