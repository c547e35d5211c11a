// Where the build left what is measured.
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');
const LIB_BIN = path.join(ROOT, 'lib', 'bin');

export const PROVIDER = path.join(LIB_BIN, 'terraform-provider-atlas');
export const EMULATOR = path.join(LIB_BIN, 'atlas-emulator');
export const CLI = path.join(LIB_BIN, 'cdktf-provider-atlas');
export const CDKTF = path.join(ROOT, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
