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
