// Puts the blob into an executable of Node.js, which then runs it in place of a file.
import path from 'node:path';
import { runTool } from '../run-tool';

const POSTJECT = path.join(path.dirname(require.resolve('postject/package.json')), 'dist', 'cli.js');
/** Under these names Node.js looks for it. */
export const BLOB_NAME = 'NODE_SEA_BLOB';
export const SEGMENT_NAME = 'NODE_SEA';
export const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** In a process of its own: it takes close to a gigabyte of memory, and does not give it back. */
export function injectBlob(executable: string, blob: string): void {
  const options = ['--sentinel-fuse', FUSE, '--macho-segment-name', SEGMENT_NAME];
  runTool(process.execPath, [POSTJECT, executable, BLOB_NAME, blob, ...options]);
}
