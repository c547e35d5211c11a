// Ends a jsii kernel whose program has gone: its main thread is blocked, and would not see it before the look-up's limit.
import { parentOf } from './parent-of';
import { sharesInput } from './shares-input';

/** Milliseconds between two looks: a shorter look-up costs none. */
const PAUSE = 1_000;

/** Who waits for the kernel's answer. */
export interface Ancestors {
  /** The kernel's parent, and the parent of that. */
  readonly ids: string;
  /** Whether the second can still say something to the first; undefined where that can't be told. */
  readonly connected: boolean | undefined;
}

/** What the watch touches outside of itself. */
export interface Kernel {
  /** Undefined where they can't be told. */
  readonly ancestors: () => Promise<Ancestors | undefined>;
  /** Calls back again and again, until the function that it returns is called. */
  readonly every: (milliseconds: number, look: () => void) => () => void;
  readonly end: () => void;
}

/**
 * jsii starts a wrapper, and that the kernel; the wrapper outlives the program as long as the kernel does. An app in
 * JavaScript is not watched: it may well outlive the shell that it was started from.
 */
export class HostWatch {
  /** Taken once, early: whoever looks for the first time later finds the orphan's parents. */
  private atFirst: Promise<Ancestors | undefined> | undefined;

  public constructor(private readonly kernel: Kernel = kernelOfThisProcess()) {}

  /** Watches until the function that it returns is called. */
  public start(environment: Readonly<Record<string, string | undefined>>): () => void {
    if (environment.JSII_AGENT === undefined) return () => undefined;
    this.atFirst ??= this.kernel.ancestors();
    return this.kernel.every(PAUSE, () => void this.look());
  }

  private async look(): Promise<void> {
    const [before, now] = await Promise.all([this.atFirst, this.kernel.ancestors()]);
    if (before !== undefined && now !== undefined && hasGone(before, now)) this.kernel.end();
  }
}

/** Also one that has let go: Java's runtime does when it is to end, and then waits for the answer. */
function hasGone(before: Ancestors, now: Ancestors): boolean {
  return now.ids !== before.ids || (before.connected === true && now.connected === false);
}

function kernelOfThisProcess(): Kernel {
  return {
    ancestors: async () => {
      const parent = process.ppid;
      const grandparent = await parentOf(parent);
      if (grandparent === undefined) return undefined;
      return { ids: `${parent} ${grandparent}`, connected: sharesInput(grandparent, String(parent)) };
    },
    every: (milliseconds, look) => {
      const timer = setInterval(look, milliseconds);
      return () => clearInterval(timer);
    },
    // Nothing else is certain to end a process whose main thread is blocked.
    end: () => void process.kill(process.pid, 'SIGKILL'),
  };
}
