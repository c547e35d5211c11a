// The floors of ARCHITECTURE.md: which folder of src may import which others, or which files of theirs, and which packages.

/** Node's own modules and globals are allowed on every floor where `node` is true. */
export const floors = {
  errors: { imports: [], packages: [], node: false },
  model: { imports: ['errors'], packages: [], node: false },
  atlas: { imports: ['model', 'errors'], packages: ['valibot', 'https-proxy-agent', 'proxy-from-env'], node: true },
  tfplugin: { imports: ['errors'], packages: ['@bufbuild/protobuf', '@msgpack/msgpack'], node: true },
  exports: { imports: ['atlas', 'model', 'errors'], packages: [], node: false },
  'synth/host': { imports: ['model', 'errors'], packages: [], node: true },
  'synth/worker': {
    imports: ['exports', 'atlas/client', 'model', 'errors'],
    packages: ['proper-lockfile', 'write-file-atomic'],
    node: true,
  },
  install: { imports: ['errors'], packages: [], node: true },
  bindings: { imports: [], packages: ['cdktf', 'constructs'], node: false },
  constructs: {
    imports: ['synth/host', 'install', 'bindings', 'model', 'errors'],
    packages: ['cdktf', 'constructs'],
    node: true,
  },
  provider: { imports: ['exports', 'tfplugin', 'atlas/client', 'model', 'errors'], packages: [], node: true },
  cli: {
    imports: [
      'exports',
      'install',
      'synth/host/context-files',
      'synth/worker/store-context',
      'atlas/client',
      'model',
      'errors',
    ],
    packages: ['commander', 'cli-table3', 'picocolors', 'cli-progress'],
    node: true,
  },
  emulator: { imports: [], packages: ['hono', '@hono/node-server', 'valibot', 'commander'], node: true },
  'index.ts': { imports: ['constructs', 'bindings'], packages: [], node: false },
};

/** What Node adds to the globals of JavaScript, and a file could use without importing it. */
export const nodeGlobals = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global'];

/** The one sentence that a wrong import is answered with. */
export function sentence(folder) {
  const { imports, packages, node } = floors[folder];
  const own = imports.length === 0 ? 'no other folder' : imports.map((name) => `src/${name}`).join(', ');
  const others = [...(node ? ['node'] : []), ...packages];
  return `src/${folder} may import ${own}; of packages ${others.length === 0 ? 'none' : others.join(', ')} (floors.mjs).`;
}

/** For a file that the table forgets. */
export function noFloor(file) {
  return `src/${file} stands on no floor: give its folder a row in floors.mjs, or move the file.`;
}

/** For an import that cannot be checked. */
export const NOT_LITERAL =
  'In src, import() and require() take a plain string, so that the floors can be checked (floors.mjs).';

export function globalSentence(folder, name) {
  return `src/${folder} may not use ${name}, which is Node's alone (floors.mjs).`;
}
