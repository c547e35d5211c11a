// Keys of gpg's for one test; where there is no gpg, the tests that need it are skipped and say so.
import { execFileSync, spawnSync } from 'node:child_process';
import { temporaryFolder } from '../../support/temporary-folder';

const IS_THERE = spawnSync('gpg', ['--version']).error === undefined;

export const describeGpg = (name: string, body: () => void): void => {
  if (IS_THERE) describe(name, body);
  else describe.skip(`${name} (needs gpg on PATH)`, body);
};

export interface SigningKey {
  readonly id: string;
  readonly home: string;
  readonly passphrase: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A new key, of a kind that registries take, which is valid for a day. */
export function signingKey(name: string, passphrase = 'hush'): SigningKey {
  const home = temporaryFolder();
  const gpg = (...args: string[]): string =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  try {
    const user = `${name}@test.example`;
    gpg('--passphrase', passphrase, '--quick-gen-key', user, 'rsa2048', 'sign', '1d');
    const [, id = ''] = /^sec:(?:[^:]*:){3}([0-9A-F]+):/m.exec(gpg('--with-colons', '--list-secret-keys')) ?? [];
    const privateKey = gpg('--passphrase', passphrase, '--armor', '--export-secret-keys', user);
    return { id, home, passphrase, privateKey, publicKey: gpg('--armor', '--export', user) };
  } finally {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
  }
}

/** Throws where the signature is not one of the key. */
export function verifySignature(signature: string, file: string, { home }: SigningKey): string {
  return execFileSync('gpg', ['--homedir', home, '--batch', '--status-fd', '1', '--verify', signature, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
