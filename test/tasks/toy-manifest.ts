// The manifest of a package that jsii compiles, but for its targets.

export const TOY_MANIFEST = {
  name: 'toy',
  version: '0.0.0',
  description: 'A toy.',
  license: 'Apache-2.0',
  author: { name: 'Nobody', email: 'nobody@example.invalid' },
  repository: { type: 'git', url: 'https://example.invalid/toy.git' },
  main: 'index.js',
  types: 'index.d.ts',
};
