/** One message on Feishu's long connection: protobuf `pbbp2.Frame`, as far as it is used. */
export interface Frame {
  /** 0: control (ping, pong), 1: data (events and their answers). */
  method: number;
  service: number;
  headers: Readonly<Record<string, string>>;
  payload: Buffer;
}

const SEQ_ID = 1;
const LOG_ID = 2;
const SERVICE = 3;
const METHOD = 4;
const HEADERS = 5;
const PAYLOAD = 8;

export const encodeFrame = ({ method, service, headers, payload }: Frame): Buffer =>
  Buffer.concat([
    number(SEQ_ID, 1),
    number(LOG_ID, 1),
    number(SERVICE, service),
    number(METHOD, method),
    ...Object.entries(headers).map(([key, value]) =>
      bytes(HEADERS, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
    ),
    bytes(PAYLOAD, payload),
  ]);

export const decodeFrame = (data: Buffer): Frame => {
  const headers: Record<string, string> = {};
  const frame: { -readonly [name in keyof Frame]: Frame[name] } = {
    method: -1,
    service: -1,
    headers,
    payload: Buffer.alloc(0),
  };
  for (const { field, value, data: content } of fields(data)) {
    if (field === SERVICE) frame.service = value;
    if (field === METHOD) frame.method = value;
    if (field === PAYLOAD) frame.payload = content;
    if (field === HEADERS) {
      const [key, text] = fields(content).map((one) => one.data.toString());
      headers[key ?? ''] = text ?? '';
    }
  }
  return frame;
};

const varint = (value: number): Buffer => {
  const out: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    out.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...out, rest]);
};

const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);

const bytes = (field: number, content: Buffer): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);

const fields = (data: Buffer): { field: number; value: number; data: Buffer }[] => {
  const found: { field: number; value: number; data: Buffer }[] = [];
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < data.length) {
    const tag = read();
    const value = read();
    const isBytes = tag % 8 === 2;
    found.push({
      field: Math.floor(tag / 8),
      value,
      data: isBytes ? data.subarray(at, at + value) : Buffer.alloc(0),
    });
    if (isBytes) at += value;
  }
  return found;
};
