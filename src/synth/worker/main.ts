// The thread that reads at synth time. It answers each request with one outcome for every job.
import { workerData, type MessagePort } from 'node:worker_threads';
import type { HostMessage, WorkerMessage } from '../../model/lookup';
import { HostWatch } from './host-watch';
import { Readers } from './readers';
import { lookUp } from './look-up';
import { replaceEnvironment } from './replace-environment';
import { WaitProgress } from './wait-progress';

const { port, counter } = workerData as { port: MessagePort; counter: Int32Array };
const readers = new Readers();
const hostWatch = new HostWatch();

/** The counter goes up after the message is on its way: a host that sees the new count finds the message. */
function say(message: WorkerMessage): void {
  port.postMessage(message);
  Atomics.add(counter, 0, 1);
  Atomics.notify(counter, 0);
}

function crash(reason: unknown): void {
  say({ kind: 'crash', message: reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason) });
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

port.on('message', (message: HostMessage) => {
  if (message.kind === 'close') {
    void readers.close().then(() => say({ kind: 'closed' }), crash);
    return;
  }
  // The thread began with an empty environment; proxies and certificate files are those of this request.
  replaceEnvironment(process.env, message.request.environment);
  const progress = new WaitProgress((text) => say({ kind: 'progress', text }));
  const stopWatching = hostWatch.start(message.request.environment);
  lookUp(message.request, readers, progress)
    .finally(stopWatching)
    .then((answer) => say({ kind: 'answer', id: message.request.id, ...answer }), crash);
});

say({ kind: 'ready' });
