// Keeps a provider that reads many jobs, singly or in a list, from growing: what V8 takes for speed, it does not give back.

/** A start with a few reads would only pay for it. */
const FIRST_OF_MANY = 8;

/**
 * The space for new objects stays as small as it is, and code is compiled with memory in mind. The optimizing compiler
 * is left out: in the second that reads take it costs more time than it saves, and 5 MiB.
 */
const FLAGS = ['--semi-space-growth-factor=1', '--optimize-for-size', '--no-opt'];

export class MemorySaver {
  private reads = 0;
  private isSaving = false;

  public constructor(private readonly setFlag: (flag: string) => void = setV8Flag) {}

  public countRead(): void {
    this.reads += 1;
    if (this.reads === FIRST_OF_MANY) this.expectMany();
  }

  public expectMany(): void {
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      for (const flag of FLAGS) this.setFlag(flag);
    } catch {
      // Another V8 may not know a flag; reads work as well without it.
    }
  }
}

/** Loaded where it is needed: most starts read less. */
function setV8Flag(flag: string): void {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString(flag);
}
