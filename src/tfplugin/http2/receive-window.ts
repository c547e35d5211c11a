// When to let the peer send more (RFC 9113, section 5.2).
import { INITIAL_WINDOW } from './settings';

/**
 * What comes is taken at once, so a window opens again as soon as half of it is used. A frame is shorter than the other
 * half: nobody can send more than the window.
 */
export class ReceiveWindow {
  private used = 0;

  /** The increment to send after so many bytes more, or 0. */
  public use(bytes: number): number {
    this.used += bytes;
    if (this.used < INITIAL_WINDOW / 2) return 0;
    const increment = this.used;
    this.used = 0;
    return increment;
  }
}
