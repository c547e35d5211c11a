// The bill of materials of a release (CycloneDX 1.6): the npm package, and the packages whose code its bundles carry.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library';
import type { BundledPackages } from '../bundled-packages';

export const BILL_FILE = 'sbom.cdx.json';
/** Of the package for CDK Terrain. */
export const CDKTN_BILL_FILE = 'sbom-cdktn.cdx.json';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description?: string;
}

/** An npm package that is in a file of the release, though in no bundle. */
export interface Carried extends Manifest {
  readonly integrity: string;
  /** Below dist. */
  readonly file: string;
}

type Locked = Readonly<Record<string, { readonly integrity?: string } | undefined>>;

export interface BillRequest {
  /** The folder of the npm package's own package.json. - default: the root */
  readonly project?: string;
  readonly bundled: BundledPackages;
  /** The commit's: the same commit gives the same text. */
  readonly time: Date;
  readonly others?: readonly Carried[];
}

export function billOfMaterials(root: string, { project = root, bundled, time, others = [] }: BillRequest): string {
  const own = componentOf(manifestIn(project));
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Locked;
  };
  const inBundles = Object.entries(bundled).map(([folder, bundles]) =>
    carriedIn(bundles, manifestIn(path.join(root, folder)), packages[folder]?.integrity),
  );
  for (const { bomRef } of inBundles) own.dependencies.add(bomRef);
  const components = [...inBundles, ...others.map((other) => carriedIn([other.file], other, other.integrity))];
  const metadata = new Models.Metadata({ component: own, timestamp: time });
  const bom = new Models.Bom({ metadata, components: new Models.ComponentRepository(components) });
  bom.serialNumber = serialNumber(serialize(bom));
  return serialize(bom);
}

function carriedIn(files: readonly string[], manifest: Manifest, integrity: string | undefined): Models.Component {
  const component = componentOf(manifest);
  addChecksum(component, integrity);
  for (const file of files) component.properties.add(new Models.Property('cdktf-provider-atlas:carried-in', file));
  return component;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

function componentOf({ name, version, license, description }: Manifest): Models.Component {
  const [, group, plain = name] = /^(@[^/]+)\/(.*)$/.exec(name) ?? [];
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  const licenses = new Models.LicenseRepository([licenseOf(license)]);
  return new Models.Component(Enums.ComponentType.Library, plain, {
    ...{ version, purl, licenses, bomRef: purl },
    ...(group === undefined ? {} : { group }),
    ...(description === undefined ? {} : { description }),
  });
}

function licenseOf(license: string): Models.License {
  if (license.includes(' ')) return new Models.LicenseExpression(license);
  return SPDX.isSupportedSpdxId(license) ? new Models.SpdxLicense(license) : new Models.NamedLicense(license);
}

/** What the lock file demands of the package, so also what was bundled. */
function addChecksum(component: Models.Component, integrity: string | undefined): void {
  const [, base64] = /^sha512-(\S+)$/.exec(integrity ?? '') ?? [];
  if (base64 === undefined) {
    throw new Error(
      `${component.name} travels in a bundle, and package-lock.json has no SHA-512 of it: run npm install.`,
    );
  }
  component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(base64, 'base64').toString('hex'));
}

function serialize(bom: Models.Bom): string {
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** Of what the document says, where others take a random one. */
function serialNumber(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`;
}
