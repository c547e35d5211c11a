// A command in a process group of its own, as a terminal or a CI job starts it: signalled, killed, waited for, counted.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { environment } from '../../support/terraform';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Both streams, until every process that held them has gone. */
  readonly output: string;
}

export interface StartOptions {
  readonly cwd: string;
  readonly settings?: Readonly<Record<string, string>>;
}

const started: RunningProcess[] = [];

/** Whatever a test left behind ends with its file. */
afterAll(() => {
  for (const running of started.splice(0)) if (running.living().length > 0) running.signalGroup('SIGKILL');
});

export class RunningProcess {
  public readonly ended: Promise<Ended>;
  /** What it has written until now. */
  public output = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output: this.output }));
  }

  public static start(command: string, args: readonly string[], { cwd, settings }: StartOptions): RunningProcess {
    const child = spawn(command, args, {
      cwd,
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const running = new RunningProcess(child);
    started.push(running);
    return running;
  }

  /** As Ctrl-C in a terminal: every process of the group gets it. */
  public signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.group, signal);
  }

  /** To the command alone, and none that it has started. */
  public signal(signal: NodeJS.Signals): void {
    process.kill(this.group, signal);
  }

  /** Processes of the group that still run; where there is no /proc, one stands for all. */
  public living(): number[] {
    if (!fs.existsSync('/proc/self/stat')) return this.hasMembers() ? [this.group] : [];
    const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.map(Number).filter((id) => groupOfLiving(id) === this.group);
  }

  private hasMembers(): boolean {
    try {
      return process.kill(-this.group, 0);
    } catch {
      return false;
    }
  }

  private get group(): number {
    if (this.child.pid === undefined) throw new Error('The process could not be started');
    return this.child.pid;
  }
}

/** Runs it to its end. */
export function runToEnd(command: string, args: readonly string[], options: StartOptions): Promise<Ended> {
  return RunningProcess.start(command, args, options).ended;
}

/** The group of a process that has not ended; one that nobody has waited for yet (a zombie) has ended. */
function groupOfLiving(id: number): number | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : Number(group);
  } catch {
    return undefined;
  }
}
