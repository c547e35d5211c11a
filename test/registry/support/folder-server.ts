// A folder shown over https on loopback, under a certificate that only those trust who are told of it.
import fs from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCertificates } from '../../atlas/certificates';

export interface FolderServer {
  /** Host and port. */
  readonly host: string;
  /** With a slash at its end. */
  readonly url: string;
  /** What makes Terraform trust it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Paths that were asked for, each with the status of the answer. */
  readonly seen: string[];
  stop(): void;
}

export async function serveFolder(folder: string): Promise<FolderServer> {
  const certificates = createCertificates();
  const seen: string[] = [];
  const server = createServer({ key: certificates.key, cert: certificates.cert }, (request, answer) => {
    const name = new URL(request.url ?? '/', 'https://folder').pathname;
    const file = path.join(folder, name);
    const isThere = fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    seen.push(`${name} ${isThere ? 200 : 404}`);
    if (!isThere) return answer.writeHead(404).end();
    const isJson = name.endsWith('.json');
    answer.writeHead(200, { 'Content-Type': isJson ? 'application/json' : 'application/octet-stream' });
    return fs.createReadStream(file).pipe(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `https://${host}/`,
    settings: { SSL_CERT_FILE: certificates.ca },
    seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
      certificates.remove();
    },
  };
}
