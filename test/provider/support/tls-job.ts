// A job of an Atlas whose certificate is of an authority that nobody knows.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificates } from '../../atlas/certificates';
import type { Config } from './values';

const JOB = '6500000000000000000000e1';

/** What the data source reads. */
export const ADDRESS: Config = {
  project_id: '64f0c0ffee64f0c0ffee64f0',
  cluster_name: 'orders',
  export_job_id: JOB,
};

export interface TlsJob {
  /** With this file as NODE_EXTRA_CA_CERTS. */
  readonly settings: (ca: string) => Readonly<Record<string, string>>;
  /** The authority's own. */
  readonly ca: string;
}

/** Served while the tests of this block run. */
export function tlsJob(): TlsJob {
  const { key, cert, ca, remove } = createCertificates();
  const server = createServer({ key, cert }, (_, answer) => {
    answer.writeHead(200, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify({ id: JOB, exportBucketId: '650000000000000000000b01', state: 'Queued' }));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    remove();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const settings = (file: string) => ({
    MONGODB_ATLAS_BASE_URL: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    MONGODB_ATLAS_ACCESS_TOKEN: 'any',
    SSL_CERT_FILE: '',
    NODE_EXTRA_CA_CERTS: file,
  });
  return { settings, ca };
}
