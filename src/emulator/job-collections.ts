// The collections that an export job writes: those of its seed, or as many made-up ones as it counts.
import type { CollectionSeed, ExportJobSeed } from './seed';

const USUAL_COUNT = 40;
const USUAL_NAMES: readonly (readonly [database: string, name: string])[] = [
  ['sales', 'orders'],
  ['sales', 'customers'],
  ['inventory', 'products'],
];

export function countCollections({ collections, totalCollections }: ExportJobSeed): number {
  return collections?.length ?? totalCollections ?? USUAL_COUNT;
}

export function collectionsOf(job: ExportJobSeed): readonly CollectionSeed[] {
  return job.collections ?? Array.from({ length: countCollections(job) }, (_, index) => madeUp(job, index));
}

/** The first one is large enough for two chunks. */
function madeUp(job: ExportJobSeed, index: number): CollectionSeed {
  const [database, name] = USUAL_NAMES[index] ?? ['archive', `part-${String(index + 1).padStart(3, '0')}`];
  const count = index === 0 ? 120 : 1 + (index % 5);
  return { database, name, documents: Array.from({ length: count }, (_, n) => madeUpDocument(job, index, n)) };
}

/** The same in every run; a date, an integer and a decimal, as loaders have to tell them. */
function madeUpDocument({ createdAt = '' }: ExportJobSeed, collection: number, n: number): Record<string, unknown> {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return {
    _id: { $oid: `65000000${hex(collection, 6)}${hex(n, 10)}` },
    number: n + 1,
    placedAt: { $date: { $numberLong: String(Date.parse(createdAt) - (n + 1) * 3_600_000) } },
    total: { $numberDecimal: ((n + 1) * 1.25).toFixed(2) },
    note: `made up, ${n + 1}`,
  };
}
