// Ctrl-C while a read is under way.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SilentServer } from '../support/silent-server';
import { describeTerraform, environment } from '../support/terraform';
import { until } from '../support/until';
import { jobBlocks } from './support/job-blocks';
import { Stack, unwrapped } from './support/stack';

const JOB = {
  project_id: '64f0c0ffee64f0c0ffee64f0',
  cluster_name: 'orders',
  export_job_id: '6500000000000000000000e1',
};

/** Milliseconds; go-plugin alone would wait as long before it kills a provider. */
const LONGEST = 2_000;

function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

describeTerraform('Ctrl-C during plan', (binary) => {
  let server: SilentServer;
  beforeAll(async () => {
    server = await SilentServer.start();
  });
  afterAll(() => server.stop());

  test('ends the read, the command and the provider at once', async () => {
    const stack = (await Stack.initialised(binary)).with(jobBlocks({ one: JOB }));
    const settings = { MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: 'any' };
    // A group of its own: the terminal sends the signal to every process of it.
    const child = spawn(binary, ['plan', '-no-color'], {
      cwd: stack.folder,
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    const closed = once(child, 'close');
    const { cut } = await server.request();
    const group = child.pid ?? 0;
    const began = Date.now();
    process.kill(-group, 'SIGINT');
    const [status] = await closed;
    expect(Date.now() - began).toBeLessThan(LONGEST);
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('Error: Read was stopped');
    await cut;
    await until(() => !isAlive(group));
  });
});
