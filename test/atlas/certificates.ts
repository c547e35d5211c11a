// A certificate authority of its own and a server certificate under it, made by openssl in a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Certificates {
  readonly folder: string;
  /** File of the authority's certificate. */
  readonly ca: string;
  readonly key: Buffer;
  readonly cert: Buffer;
  remove(): void;
}

export function createCertificates(): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority');
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=atlas.test');
  writeFileSync(path.join(folder, 'names'), 'subjectAltName=DNS:atlas.test,IP:127.0.0.1\n');
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'server.csr', '-out', 'server.pem', ...signing);
  return {
    folder,
    ca: path.join(folder, 'ca.pem'),
    key: readFileSync(path.join(folder, 'server.key')),
    cert: readFileSync(path.join(folder, 'server.pem')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
