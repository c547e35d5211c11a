// How much the peer may still send, and when to let it send more (RFC 9113, section 5.2).
import { INITIAL_WINDOW } from './settings';

export class ReceiveWindow {
  private left = INITIAL_WINDOW;

  /** False where the peer has sent more than it may. */
  public take(bytes: number): boolean {
    this.left -= bytes;
    return this.left >= 0;
  }

  /** Opens the window again once half of it is used; the increment to send, or 0. */
  public refill(): number {
    if (this.left > INITIAL_WINDOW / 2) return 0;
    const increment = INITIAL_WINDOW - this.left;
    this.left = INITIAL_WINDOW;
    return increment;
  }
}
