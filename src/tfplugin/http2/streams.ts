// The streams of one connection: those that are open, and what is still known of those that were.
import { ConnectionError } from './connection-error';
import { ErrorCode } from './error-code';
import type { ServerStream } from './server-stream';
import { INITIAL_WINDOW } from './settings';

/** How a stream came to its end. A peer may go on sending for a while on one that was reset here. */
export type Ending = 'over' | 'reset here';

/** Frames that were under way when a stream closed are about one of the latest. */
const REMEMBERED = 1_000;

export class Streams {
  /** The highest identifier that the client has used. */
  public lastId = 0;
  /** How much of an answer's body the peer takes on a new stream. */
  public sendWindow = INITIAL_WINDOW;
  /** Bytes of request bodies that are held for the streams that are open. */
  public heldBytes = 0;
  private readonly opened = new Map<number, ServerStream>();
  private readonly endings = new Map<number, Ending>();

  public get count(): number {
    return this.opened.size;
  }

  public get(id: number): ServerStream | undefined {
    return this.opened.get(id);
  }

  public all(): IterableIterator<ServerStream> {
    return this.opened.values();
  }

  /** A client's streams have odd identifiers, each higher than the one before. */
  public isIdle(id: number): boolean {
    return id > this.lastId || id % 2 === 0;
  }

  /** Undefined where the stream is idle, open, or closed so long ago that it is forgotten. */
  public ending(id: number): Ending | undefined {
    return this.endings.get(id);
  }

  public add(stream: ServerStream): void {
    this.opened.set(stream.id, stream);
  }

  /** The peer's new window for each stream, also for those that are open. */
  public changeSendWindow(window: number): void {
    const change = window - this.sendWindow;
    this.sendWindow = window;
    for (const stream of this.opened.values()) {
      if (!stream.widen(change)) throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'A window is too great.');
    }
  }

  /** Counts what a stream has received. */
  public hold(stream: ServerStream, bytes: number): void {
    stream.received += bytes;
    this.heldBytes += bytes;
  }

  public close(id: number, ending: Ending): void {
    const stream = this.opened.get(id);
    if (stream !== undefined) {
      stream.isClosed = true;
      this.heldBytes -= stream.received;
      this.opened.delete(id);
    }
    this.endings.set(id, ending);
    const [oldest] = this.endings.keys();
    if (this.endings.size > REMEMBERED && oldest !== undefined) this.endings.delete(oldest);
  }
}
