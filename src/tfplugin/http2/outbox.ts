// Gathers the frames of one turn of the event loop into one write.
import type { Duplex } from 'node:stream';

/** More than a peer that reads leaves waiting. */
const FULL_BYTES = 262_144;

export class Outbox {
  private frames: Buffer[] = [];
  private bytes = 0;
  private listeners: (() => void)[] = [];

  /** `onWritten` is called after each write: there may be room again. */
  public constructor(
    private readonly socket: Duplex,
    private readonly onWritten: () => void,
  ) {}

  public get isFull(): boolean {
    return this.bytes + this.socket.writableLength >= FULL_BYTES;
  }

  public put(frame: Buffer): void {
    if (this.frames.length === 0) process.nextTick(() => this.flush());
    this.frames.push(frame);
    this.bytes += frame.length;
  }

  /** Calls back when what has been put so far has been written. */
  public onceWritten(listener: () => void): void {
    this.listeners.push(listener);
  }

  public flush(): void {
    if (this.frames.length === 0) return;
    const { frames, listeners } = this;
    this.frames = [];
    this.listeners = [];
    this.bytes = 0;
    if (!this.socket.writable) return;
    this.socket.write(Buffer.concat(frames), (reason) => {
      if (reason) return;
      for (const listener of listeners) listener();
      this.onWritten();
    });
  }
}
