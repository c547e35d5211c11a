// A process that gets the pages of a cluster's list and holds what is on them: as much memory as pages need by themselves.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Emulator } from './emulator';
import { environment } from './environment';
import { processCost } from './process-cost';
import { clusterName, PROJECT_ID } from './seed';

const PAGE = 500;

/** Writes how many jobs it holds, and how many milliseconds that took, and waits to be looked at. */
const SCRIPT = `
  const [path, last] = process.argv.slice(1);
  const { MONGODB_ATLAS_BASE_URL: base, MONGODB_ATLAS_ACCESS_TOKEN: token } = process.env;
  const headers = { authorization: 'Bearer ' + token, accept: 'application/vnd.atlas.2023-01-01+json' };
  const get = (page) => new Promise((resolve, reject) => {
    const request = require('http').get(base + path + '?itemsPerPage=${PAGE}&pageNum=' + page, { headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString()).results));
    });
    request.on('error', reject);
  });
  const began = performance.now();
  const held = [];
  let next = 1;
  const readOn = async () => { while (next <= last) held.push(await get(next++)); };
  Promise.all(Array.from({ length: 10 }, readOn)).then(() => {
    const count = held.reduce((sum, results) => sum + results.length, 0);
    require('fs').writeSync(1, JSON.stringify([count, performance.now() - began]));
    setTimeout(() => held, 60000);
  });
`;

/** Those of the cluster that has so many jobs. */
export async function holdPages(emulator: Emulator, jobs: number) {
  const path = `/api/atlas/v2/groups/${PROJECT_ID}/clusters/${clusterName(jobs)}/backup/exports`;
  const child = spawn(process.execPath, ['-e', SCRIPT, path, String(Math.ceil(jobs / PAGE))], {
    env: environment(emulator.settings()),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const [count, time = NaN] = JSON.parse(text.toString()) as number[];
  if (count !== jobs) throw new Error(`The pages hold ${count} of ${jobs} jobs`);
  const { peak } = processCost(child.pid ?? 0);
  child.kill();
  await once(child, 'exit');
  return { time, peak };
}
