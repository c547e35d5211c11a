// The loader: reads the hand-over, looks into its bucket, and counts the documents of each collection.
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

interface Handover {
  readonly version: number;
  readonly exportJobId: string;
  readonly keyPrefix: string | null;
  readonly completeMarkerKey: string | null;
  readonly bucket: { readonly name: string };
}

/** What a loader needs of object storage. With the client of a cloud it is the same three calls. */
interface Bucket {
  has(key: string): boolean;
  keysBelow(prefix: string): string[];
  open(key: string): Readable;
}

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Set the environment variable ${name}`);
  return value;
};

/** A folder in place of the bucket: its files are the objects, their paths the keys. */
function folderBucket(folder: string): Bucket {
  return {
    has: (key) => fs.existsSync(path.join(folder, key)),
    keysBelow: (prefix) =>
      fs
        .readdirSync(path.join(folder, prefix), { recursive: true, encoding: 'utf8' })
        .map((name) => prefix + name.split(path.sep).join('/'))
        .sort(),
    open: (key) => fs.createReadStream(path.join(folder, key)),
  };
}

function readHandover(): Handover {
  const handover = JSON.parse(fs.readFileSync(setting('HANDOVER'), 'utf8')) as Handover;
  if (handover.version !== 1) throw new Error(`The hand-over has version ${handover.version}, and this loader knows 1`);
  return handover;
}

/** Data alone: `metadata.json` lies beside it, and `.complete` above. */
const DATA = /^([^/]+)\/([^/]+)\/.*\.json\.gz$/;

async function load(): Promise<object> {
  const {
    exportJobId,
    keyPrefix,
    completeMarkerKey,
    bucket: { name },
  } = readHandover();
  const bucket = folderBucket(path.join(setting('BUCKETS_FOLDER'), name));
  if (keyPrefix === null || completeMarkerKey === null || !bucket.has(completeMarkerKey)) {
    throw new Error(`Export job ${exportJobId} is not complete: bucket ${name} has no ${completeMarkerKey}`);
  }
  const documents: Record<string, number> = {};
  for (const key of bucket.keysBelow(keyPrefix)) {
    const [, database, collection] = DATA.exec(key.slice(keyPrefix.length)) ?? [];
    if (database === undefined) continue;
    const into = `${database}.${collection}`;
    documents[into] = (documents[into] ?? 0) + (await countDocuments(bucket.open(key)));
  }
  return { exportJobId, documents };
}

/** A document stands on each line. Here it would go into the warehouse. */
async function countDocuments(object: Readable): Promise<number> {
  let count = 0;
  const input = pipeline(object, createGunzip(), () => undefined);
  for await (const line of createInterface({ input })) {
    JSON.parse(line);
    count += 1;
  }
  return count;
}

load().then(
  (loaded) => process.stdout.write(`${JSON.stringify(loaded, undefined, 2)}\n`),
  (reason: unknown) => {
    process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
    process.exitCode = 1;
  },
);
