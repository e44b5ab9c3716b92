import { request as send } from 'node:http';

export interface Given {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** A request with headers that `fetch` would not let through, such as a foreign `Host`. */
export const ask = (
  url: string,
  how: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Given> =>
  new Promise((resolve, reject) => {
    const request = send(url, { method: how.method ?? 'GET', headers: how.headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(how.body);
  });

/** A change as the page asks for it. */
export const post = (
  origin: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Given> =>
  ask(`${origin}/playground/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
