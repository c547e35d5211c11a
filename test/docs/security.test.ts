// What SECURITY.md promises of the package.
import { ROOT, readDocument } from './documents';
import path from 'node:path';
import fs from 'node:fs';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

test('no script at installation, no dependencies at run time', () => {
  expect(readDocument('SECURITY.md')).toContain('no dependencies at run time, no script at installation');
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const atInstallation = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
  expect(Object.keys(manifest.scripts).filter((name) => atInstallation.includes(name))).toEqual([]);
  expect(manifest.dependencies ?? {}).toEqual({});
});

test('it says how to report, the threat model, what is trusted, and how credentials move', () => {
  const headings = [...readDocument('SECURITY.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(0, 5)).toEqual([
    'How to report',
    'Threat model',
    'What is trusted',
    'How credentials move',
    'What a committed context file reveals',
  ]);
});

/** Stored field → how the page calls it. */
const CALLED: Readonly<Record<string, string>> = {
  ...{
    id: 'the export job',
    state: 'the state',
    stateReason: 'the reason',
    errorCode: 'the reason',
    message: 'the reason',
  },
  ...{ prefix: 'the prefix', exportBucketId: 'the export bucket', snapshotId: 'the snapshot' },
  ...{ createdAt: 'was created', finishedAt: 'finished', exportStatus: 'number of collections' },
  ...{ exportedCollections: 'number of collections', totalCollections: 'number of collections' },
  ...{ components: 'for sharded clusters', exportId: 'ids of their exports', replicaSetName: 'the replica sets' },
  ...{ customData: '`customData`', key: '`customData`', value: '`customData`', bucketName: 'id and name' },
  ...{ cloudProvider: 'the cloud', region: 'region', iamRoleId: 'the role', roleId: 'the role' },
  ...{
    serviceUrl: 'URL of the storage account',
    tenantId: 'the tenant',
    requirePrivateNetworking: 'private networking',
  },
};

test('of a committed context file it names every field that is stored, and what is in the keys', () => {
  const [, section = ''] =
    /^## What a committed context file reveals$([^]*?)^## /m.exec(readDocument('SECURITY.md')) ?? [];
  const stored = ['stored-export-job.ts', 'stored-export-bucket.ts'].flatMap((file) => {
    const text = fs.readFileSync(path.join(ROOT, 'src', 'model', file), 'utf8');
    return [...text.matchAll(/\((?:fields|reason|status|component|datum), '(\w+)'/g)].map(([, field = '']) => field);
  });
  expect([...new Set(stored)].sort()).toEqual(Object.keys(CALLED).sort());
  const inKeys = ['the address of Atlas', 'ids of the project', "the cluster's name"];
  for (const words of [...Object.values(CALLED), ...inKeys]) expect(section).toContain(words);
});
