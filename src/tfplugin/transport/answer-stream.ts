// One gRPC call from its headers to its trailers: finds the method, reads the request, writes the answer.
import { encodeHeaders } from '../http2/hpack/encode-headers';
import type { HeaderField } from '../http2/hpack/header-field';
import type { RequestHead } from '../http2/request-head';
import type { ServerStream, StreamReceiver } from '../http2/server-stream';
import { encodeGrpcMessage } from './encode-grpc-message';
import { GrpcError, GrpcStatus } from './grpc-error';
import type { Call, FindMethod, UnaryMethod } from './grpc-method';
import { frame, MessageReader } from './message-reader';

const FIELDS: readonly HeaderField[] = [
  [':status', '200'],
  ['content-type', 'application/grpc'],
];
const HEADERS = encodeHeaders(FIELDS);
const OK = encodeHeaders([['grpc-status', `${GrpcStatus.OK}`]]);
const UNSUPPORTED_MEDIA_TYPE = encodeHeaders([[':status', '415']]);

/** For a stream that is answered whatever else comes on it. */
const IGNORE: StreamReceiver = { onData: () => undefined, onEnd: () => undefined, onCancel: () => undefined };

export function answerStream(findMethod: FindMethod, stream: ServerStream, head: RequestHead): StreamReceiver {
  if (!/^application\/grpc($|[+;])/.test(head.headers.get('content-type') ?? '')) {
    stream.answer({ headers: UNSUPPORTED_MEDIA_TYPE });
    return IGNORE;
  }
  const method = findMethod(head.path);
  if (method?.kind === 'unary') return new UnaryCall(stream, method);
  if (method === undefined) refuse(stream, GrpcError.unknownMethod(head.path));
  else stream.open(HEADERS);
  return IGNORE;
}

class UnaryCall implements StreamReceiver {
  private readonly reader = new MessageReader();
  private readonly cancellation = new Cancellation();
  private isAnswered = false;

  public constructor(
    private readonly stream: ServerStream,
    private readonly method: UnaryMethod,
  ) {}

  /** A request that can't be accepted is refused at once. */
  public onData(chunk: Buffer): void {
    try {
      this.reader.push(chunk);
    } catch (reason) {
      this.refuse(reason);
    }
  }

  public onEnd(): void {
    void this.answer();
  }

  public onCancel(): void {
    if (!this.isAnswered) this.cancellation.happen();
  }

  private async answer(): Promise<void> {
    try {
      const message = await this.method.handle(this.reader.end(), this.cancellation);
      this.isAnswered = true;
      const onWritten = () => this.method.onAnswered?.();
      this.stream.answer({ headers: HEADERS, body: frame(message), trailers: OK, onWritten });
    } catch (reason) {
      this.refuse(reason);
    }
  }

  private refuse(reason: unknown): void {
    this.isAnswered = true;
    refuse(this.stream, GrpcError.from(reason));
  }
}

/** Also told to whoever asks when it has happened already, as the code that answers may be loaded meanwhile. */
class Cancellation implements Call {
  private readonly listeners: (() => void)[] = [];
  private hasHappened = false;

  public onCancel(listener: () => void): void {
    if (this.hasHappened) listener();
    else this.listeners.push(listener);
  }

  public happen(): void {
    this.hasHappened = true;
    for (const listener of this.listeners) listener();
  }
}

/** Ends the call with a status alone. */
function refuse(stream: ServerStream, { status, message }: GrpcError): void {
  const trailers: HeaderField[] = [
    ['grpc-status', `${status}`],
    ['grpc-message', encodeGrpcMessage(message)],
  ];
  stream.answer({ headers: encodeHeaders([...FIELDS, ...trailers]) });
}
