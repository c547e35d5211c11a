// The floor of every start: Node that does nothing.
import { environment } from './environment';
import { run } from './run';

/** Milliseconds from its start to its end. */
export async function bareNode() {
  const { milliseconds } = await run(process.execPath, ['-e', '0'], { env: environment() });
  return { whole: milliseconds };
}
