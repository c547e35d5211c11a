// The lines of a report: a mark, what was checked, what came of it; and what to do where it failed.
import type { AtlasError } from '../errors/atlas-error';
import { coloursFor } from './colours';
import type { Surroundings } from './surroundings';

export type Mark = 'passed' | 'failed' | 'unchecked';

const WIDEST_NAME = 12;

export class CheckLines {
  private readonly paint: Readonly<Record<Mark, string>>;
  private failures = 0;

  public constructor(private readonly surroundings: Surroundings) {
    const { green, red, dim } = coloursFor(surroundings);
    this.paint = { passed: green('✓'), failed: red('✗'), unchecked: dim('–') };
  }

  public get hasFailed(): boolean {
    return this.failures > 0;
  }

  public say(mark: Mark, name: string, words: string): void {
    this.surroundings.out(`${this.paint[mark]} ${name.padEnd(WIDEST_NAME)}  ${words}`);
  }

  /** With what to do about it. */
  public fail(name: string, { message }: AtlasError): void {
    this.failures += 1;
    const [first = '', ...others] = message.split('\n');
    this.say('failed', name, first);
    for (const line of others) this.surroundings.out(`${' '.repeat(WIDEST_NAME + 2)}${line}`);
  }
}
