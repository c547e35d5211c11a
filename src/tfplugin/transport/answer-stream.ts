// One HTTP/2 stream from its headers to its trailers: finds the method, reads the request, writes the answer.
import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { encodeGrpcMessage } from './encode-grpc-message';
import { GrpcError, GrpcStatus } from './grpc-error';
import type { FindMethod, UnaryMethod } from './grpc-method';
import { frame, MessageReader } from './message-reader';

const HEADERS = { ':status': 200, 'content-type': 'application/grpc' };

export function answerStream(findMethod: FindMethod, stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
  // A client that breaks off is no failure of ours; what was running hears of it by `close`.
  stream.on('error', () => undefined);
  if (!/^application\/grpc($|[+;])/.test(headers['content-type'] ?? '')) {
    stream.respond({ ':status': 415 }, { endStream: true });
    return;
  }
  const path = String(headers[':path']);
  const method = findMethod(path);
  if (method === undefined) {
    refuse(stream, GrpcError.unknownMethod(path));
  } else if (method.kind === 'silent stream') {
    stream.resume();
    stream.respond(HEADERS);
  } else {
    receive(stream, (request) => void answer(stream, method, request));
  }
}

/** Calls `onRequest` when the whole request is there; a request that can't be accepted is refused at once. */
function receive(stream: ServerHttp2Stream, onRequest: (request: Uint8Array) => void): void {
  const reader = new MessageReader();
  const attempt = (step: () => void) => {
    if (stream.headersSent) return;
    try {
      step();
    } catch (reason) {
      refuse(stream, GrpcError.from(reason));
    }
  };
  stream.on('data', (chunk: Buffer) => attempt(() => reader.push(chunk)));
  stream.on('end', () => attempt(() => onRequest(reader.end())));
}

async function answer(stream: ServerHttp2Stream, method: UnaryMethod, request: Uint8Array): Promise<void> {
  try {
    // Node ends a stream that the client resets, so only the headers tell whether an answer was begun.
    const onCancel = (listener: () => void) => void stream.once('close', () => stream.headersSent || listener());
    const message = await method.handle(request, { onCancel });
    if (stream.destroyed || stream.closed) return;
    stream.respond(HEADERS, { waitForTrailers: true });
    stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': `${GrpcStatus.OK}` }));
    if (method.onAnswered !== undefined) stream.once('close', () => method.onAnswered?.());
    stream.end(frame(message));
  } catch (reason) {
    refuse(stream, GrpcError.from(reason));
  }
}

/** Ends the call with a status alone, and tells the client to send no more of it. */
function refuse(stream: ServerHttp2Stream, { status, message }: GrpcError): void {
  if (stream.destroyed || stream.closed) return;
  const trailers = { 'grpc-status': `${status}`, 'grpc-message': encodeGrpcMessage(message) };
  stream.respond({ ...HEADERS, ...trailers }, { endStream: true });
  stream.resume();
  if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR);
}
