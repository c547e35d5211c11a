// A Node.js executable out of its npm package: fetched once, its bytes checked at each use.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { NODE_BINARIES, NODE_VERSION, type NodeBinary } from './node-binaries';
import { runTool } from '../run-tool';

const CACHE = path.join(__dirname, '..', '..', '.cache', 'node', NODE_VERSION);

/** Writes the executable of the platform to `file`. */
export function fetchNode(platform: string, file: string): void {
  extract(checkedTarball(platform), nodeBinary(platform).member, file);
  fs.chmodSync(file, 0o755);
}

/** The licences of Node.js and of what it carries. */
export function nodeLicence(platform: string, file: string): void {
  extract(checkedTarball(platform), 'package/LICENSE', file);
}

export function nodeBinary(platform: string): NodeBinary {
  const binary = NODE_BINARIES[platform];
  if (binary === undefined)
    throw new Error(`No executable for ${platform}: there are ${Object.keys(NODE_BINARIES).join(', ')}`);
  return binary;
}

function checkedTarball(platform: string): string {
  const { name, integrity } = nodeBinary(platform);
  const tarball = path.join(CACHE, `${name}-${NODE_VERSION}.tgz`);
  if (!fs.existsSync(tarball)) {
    fs.mkdirSync(CACHE, { recursive: true });
    runTool('npm', ['pack', '--silent', '--pack-destination', CACHE, `${name}@${NODE_VERSION}`]);
  }
  checkIntegrity(tarball, integrity);
  return tarball;
}

/** A file with other bytes is removed, so that the next run fetches it again. */
export function checkIntegrity(file: string, integrity: string): void {
  const found = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
  if (found === integrity) return;
  fs.rmSync(file);
  throw new Error(`${path.basename(file)} is not the pinned one: it has ${found} in place of ${integrity}`);
}

/** One member by its name, through a pipe: nothing that the archive says decides where anything is written. */
function extract(tarball: string, member: string, file: string): void {
  const target = fs.openSync(file, 'w');
  try {
    execFileSync('tar', ['-xzOf', tarball, member], { stdio: ['ignore', target, 'inherit'] });
  } finally {
    fs.closeSync(target);
  }
}
