// A client that sends whatever bytes a test wants and reads frames by itself: it shares no code with the server.
import { connect, type Socket } from 'node:net';

export const TYPES = [
  'DATA',
  'HEADERS',
  'PRIORITY',
  'RST_STREAM',
  'SETTINGS',
  'PUSH_PROMISE',
  'PING',
  'GOAWAY',
  'WINDOW_UPDATE',
  'CONTINUATION',
] as const;

export type TypeName = (typeof TYPES)[number];

export interface Received {
  readonly type: TypeName;
  readonly flags: number;
  readonly id: number;
  readonly payload: Buffer;
}

export const END_STREAM = 0x1;
export const ACK = 0x1;
export const END_HEADERS = 0x4;
/** Of a request's headers that are all of the request. */
export const WHOLE = END_STREAM | END_HEADERS;
export const PADDED = 0x8;
export const PRIORITY = 0x20;

export const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** `:method: GET`, `:scheme: http`, and `:path: /`, all of the static table. */
export const GET = Buffer.from('828684', 'hex');

/** A frame's bytes; `type` by name, or any number. */
export function frameBytes(type: TypeName | number, flags = 0, id = 0, payload: Uint8Array | string = ''): Buffer {
  const content = typeof payload === 'string' ? Buffer.from(payload, 'hex') : payload;
  const head = Buffer.alloc(9);
  head.writeUIntBE(content.length, 0, 3);
  head[3] = typeof type === 'number' ? type : TYPES.indexOf(type);
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, content]);
}

/** Header fields as literals that nothing is remembered of. */
export function literal(...fields: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.of(0), short(name), short(value)]));
}

/** A GET of that path. */
export function get(path: string): Buffer {
  return Buffer.concat([Buffer.from('828604', 'hex'), short(path)]);
}

/** One setting; a SETTINGS frame's payload is any number of them. */
export function setting(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt16BE(id);
  bytes.writeUInt32BE(value, 2);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function short(text: string): Buffer {
  return Buffer.concat([Buffer.of(text.length), Buffer.from(text, 'latin1')]);
}

export class RawClient {
  public readonly frames: Received[] = [];
  public isClosed = false;
  /** Settles when the server has ended the connection. */
  public readonly closed: Promise<void>;
  private bytes = Buffer.alloc(0);
  private wake = (): void => undefined;

  private constructor(public readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    this.closed = new Promise((resolve) =>
      socket.once('close', () => {
        this.isClosed = true;
        this.wake();
        resolve();
      }),
    );
  }

  /** A connection on which nothing has been said. */
  public static async silent(port: number): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await new Promise((resolve) => socket.once('connect', resolve));
    return new RawClient(socket);
  }

  /** A connection after both sides' settings. */
  public static async open(port: number, settings: Uint8Array = Buffer.of()): Promise<RawClient> {
    const client = await RawClient.silent(port);
    client.write(PREFACE, frameBytes('SETTINGS', 0, 0, settings));
    await client.next('SETTINGS', ({ flags }) => flags === 0);
    client.send('SETTINGS', ACK);
    await client.next('SETTINGS', ({ flags }) => flags === ACK);
    return client;
  }

  public write(...parts: readonly Uint8Array[]): void {
    this.socket.write(Buffer.concat(parts));
  }

  public send(type: TypeName | number, flags = 0, id = 0, payload: Uint8Array | string = ''): void {
    this.write(frameBytes(type, flags, id, payload));
  }

  /** Takes the first frame of that type out of those that have come, or waits for it; throws where none will come. */
  public async next(type: TypeName, matches: (frame: Received) => boolean = () => true): Promise<Received> {
    for (;;) {
      const index = this.frames.findIndex((frame) => frame.type === type && matches(frame));
      const [found] = index === -1 ? [] : this.frames.splice(index, 1);
      if (found !== undefined) return found;
      if (this.isClosed) throw new Error(`The connection ended without ${type}: ${JSON.stringify(this.frames)}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Everything that was sent on a stream, until it ended. */
  public async answer(id: number): Promise<{ headers: Buffer; body: Buffer; trailers: Buffer | undefined }> {
    const parts: Received[] = [];
    const isPart = (frame: Received) => frame.id === id && ['HEADERS', 'DATA', 'CONTINUATION'].includes(frame.type);
    while (((parts.find(({ type, flags }) => type !== 'CONTINUATION' && flags & END_STREAM)?.flags ?? 0) & 1) === 0) {
      const index = this.frames.findIndex(isPart);
      const [part] = index === -1 ? [] : this.frames.splice(index, 1);
      if (part !== undefined) parts.push(part);
      else if (this.isClosed) throw new Error(`The connection ended within the answer on ${id}`);
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const [headers, ...rest] = parts;
    const body = Buffer.concat(rest.filter(({ type }) => type === 'DATA').map(({ payload }) => payload));
    return {
      headers: headers?.payload ?? Buffer.of(),
      body,
      trailers: rest.find(({ type }) => type === 'HEADERS')?.payload,
    };
  }

  /** Settles when the server has handled everything sent so far; rejects where the connection didn't survive it. */
  public async ping(): Promise<void> {
    const token = Buffer.alloc(8);
    token.writeDoubleBE(Math.random());
    this.send('PING', 0, 0, token);
    await this.next('PING', ({ flags, payload }) => flags === ACK && payload.equals(token));
  }

  /** The code of the GOAWAY that ends the connection; settles when it has ended. */
  public async goaway(): Promise<number> {
    const { payload } = await this.next('GOAWAY');
    await this.closed;
    return payload.readUInt32BE(4);
  }

  /** The code of the RST_STREAM on that stream. */
  public async reset(id: number): Promise<number> {
    const { payload } = await this.next('RST_STREAM', (frame) => frame.id === id);
    return payload.readUInt32BE();
  }

  public close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    while (this.bytes.length >= 9 && this.bytes.length >= 9 + this.bytes.readUIntBE(0, 3)) {
      const end = 9 + this.bytes.readUIntBE(0, 3);
      const type = TYPES[this.bytes.readUInt8(3)];
      if (type === undefined) throw new Error(`The server sent a frame of type ${this.bytes[3]}`);
      const payload = this.bytes.subarray(9, end);
      this.frames.push({ type, flags: this.bytes.readUInt8(4), id: this.bytes.readUInt32BE(5), payload });
      this.bytes = this.bytes.subarray(end);
    }
    this.wake();
  }
}
