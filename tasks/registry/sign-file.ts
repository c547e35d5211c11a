// The signature of the sums, by a key that the environment has; no key comes near the repository.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type SigningEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Writes `<file>.sig`, detached and binary, with the key in GPG_PRIVATE_KEY, which only a temporary folder gets to hold,
 * or with the key of gpg's own that GPG_KEY_ID names. Gives undefined where neither is set.
 */
export function signFile(file: string, environment: SigningEnvironment): string | undefined {
  const { GPG_PRIVATE_KEY: key = '', GPG_KEY_ID: id = '' } = environment;
  if (key === '') return id === '' ? undefined : sign(file, environment);
  // Right below the folder for temporary files: the path of gpg-agent's socket must be short.
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'gpg-'));
  const own = { ...environment, GNUPGHOME: home };
  try {
    gpg(['--import'], own, key);
    return sign(file, own);
  } finally {
    spawnSync('gpgconf', ['--kill', 'gpg-agent'], { env: own });
    fs.rmSync(home, { recursive: true, force: true });
  }
}

function sign(file: string, environment: SigningEnvironment): string {
  const { GPG_KEY_ID: id = '', GPG_PASSPHRASE: passphrase } = environment;
  const who = id === '' ? [] : ['--local-user', id];
  // Over a pipe: everyone on the machine can see a command line.
  const loopback = passphrase === undefined ? [] : ['--pinentry-mode', 'loopback', '--passphrase-fd', '0'];
  const signature = `${file}.sig`;
  const what = ['--yes', '--digest-algo', 'SHA512', '--output', signature, '--detach-sign', file];
  gpg([...who, ...loopback, ...what], environment, passphrase ?? '');
  return signature;
}

function gpg(args: readonly string[], environment: SigningEnvironment, input: string): void {
  const { status, stderr, error } = spawnSync('gpg', ['--batch', '--no-tty', ...args], {
    env: { ...environment },
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error('gpg could not be started', { cause: error });
  if (status !== 0) throw new Error(`gpg failed:\n${stderr}`);
}
