// The project's description: `npx projen` writes package.json, the tsconfig files and the tasks from it.
import fs from 'node:fs';
import path from 'node:path';
import { cdk, javascript, TextFile, typescript } from 'projen';

/** Folders whose code travels in a bundle under lib/bin, so their unbundled copies stay out of the package. */
const BUNDLED = ['atlas', 'tfplugin', 'exports', 'provider', 'emulator', 'cli', 'synth/worker'];

const project = new cdk.JsiiProject({
  name: 'cdktf-provider-atlas',
  description:
    'Reads a MongoDB Atlas backup snapshot export job at synth time or at apply time and hands its state, prefix and bucket to the stacks that come after it.',
  author: 'The cdktf-provider-atlas authors',
  authorAddress: 'cdktf-provider-atlas@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdktf-provider-atlas/cdktf-provider-atlas.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdktf-provider-atlas authors',
  keywords: ['cdktf', 'terraform', 'opentofu', 'mongodb', 'atlas', 'backup', 'snapshot', 'export'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcJs: false,
  runner: typescript.TypeScriptRunner.tsx(),
  minNodeVersion: '20.0.0',
  jsiiVersion: '~5.9.54',
  typescriptVersion: '~5.9.3',
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL,
  stability: cdk.Stability.EXPERIMENTAL,
  docgen: false,
  eslint: false,
  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  readme: undefined,
  npmignoreEnabled: false,
  peerDeps: ['cdktf@>=0.21.0 <0.22.0', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: false },
  publishToPypi: { distName: 'cdktf-provider-atlas', module: 'cdktf_provider_atlas' },
  publishToMaven: {
    mavenGroupId: 'io.github.cdktf-provider-atlas',
    mavenArtifactId: 'cdktf-provider-atlas',
    javaPackage: 'io.github.cdktf_provider_atlas',
  },
  publishToNuget: { dotNetNamespace: 'CdktfProviderAtlas', packageId: 'CdktfProviderAtlas' },
  publishToGo: { moduleName: 'github.com/cdktf-provider-atlas/cdktf-provider-atlas-go', packageName: 'atlas' },
  devDeps: [
    'cdktf@0.21.0',
    // what the second package is for
    'cdktn@0.24.0',
    'constructs@10.6.0',
    'cdktf-cli@0.21.0',
    '@cdktf/provider-generator@0.21.0',
    '@cdktf/commons@0.21.0',
    'codemaker@1.142.0',
    'jsii-docgen@10.12.6',
    'projen@0.103.25',
    'tsx@4.23.15',
    '@types/node@20.19.0',
    // carried in the bundles
    '@bufbuild/protobuf@2.17.0',
    '@msgpack/msgpack@3.1.3',
    'valibot@1.5.0',
    'hono@4.13.19',
    '@hono/node-server@1.19.19',
    'https-proxy-agent@7.0.6',
    'proxy-from-env@1.1.0',
    '@types/proxy-from-env@1.0.4',
    'proper-lockfile@4.1.2',
    '@types/proper-lockfile@4.1.4',
    'write-file-atomic@7.0.1',
    '@types/write-file-atomic@4.0.3',
    'commander@14.0.3',
    'cli-table3@0.6.5',
    'picocolors@1.1.1',
    'cli-progress@3.12.0',
    '@types/cli-progress@3.11.6',
    // build, lint, tests
    'esbuild@0.28.2',
    'ts-proto@2.18.0',
    'protobufjs@7.6.6',
    'eslint@10.15.0',
    'typescript-eslint@8.73.0',
    'prettier@3.10.1',
    'dependency-cruiser@17.4.3',
    '@grpc/grpc-js@1.14.7',
    'ajv@8.20.0',
    'ajv-formats@3.0.1',
    'fast-check@4.10.2',
    // puts the provider's program into executables of Node
    'postject@1.0.0-alpha.6',
    // releases
    '@cyclonedx/cyclonedx-library@10.3.0',
    'keep-a-changelog@3.1.0',
    'pako@3.0.3',
  ],
  tsconfig: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2022'],
      module: 'node16',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
      types: ['node'],
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
      inlineSourceMap: false,
      inlineSources: false,
      sourceMap: false,
    },
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2022'],
      module: 'node16',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
      types: ['node', 'jest'],
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      paths: { 'cdktf-provider-atlas': ['./src/index.ts'] },
    },
    include: ['src/**/*.ts', 'test/**/*.ts', 'tasks/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts', '.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'dist', '.cache'],
  },
  jestOptions: {
    jestVersion: '29.7.0',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    passWithNoTests: false,
    jestConfig: {
      roots: ['<rootDir>/test'],
      // With configurations of their own: they need toolchains, and packages in dist.
      testPathIgnorePatterns: [
        '/node_modules/',
        ...['languages', 'executables', 'cdktn'].map((room) => `<rootDir>/test/${room}/`),
      ],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testTimeout: 120_000,
      clearMocks: true,
      collectCoverage: false,
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      // What users import is what jsii compiled, not the sources.
      moduleNameMapper: { '^cdktf-provider-atlas$': '<rootDir>/lib/index.js' },
    },
  },
  gitignore: [
    ...['cdktf.out/', '.terraform/', '*.tfstate', '*.tfstate.*', 'cdktf.log', '*.tgz', '.cache/'],
    // What the examples leave behind where they stand.
    ...['.venv/', '__pycache__/', 'examples/java/target/', 'examples/csharp/bin/', 'examples/csharp/obj/'],
  ],
});

// One version each, also of those that projen would leave open.
project.addDevDeps('jest@29.7.0', '@types/jest@29.5.14', 'ts-jest@29.4.15', 'projen@0.103.25');
project.addDevDeps('jsii-pacmak@1.140.0', 'jsii-diff@1.134.0');

// It stands in package.json alone; `npm run release:prepare` raises it.
project.package.addVersion(JSON.parse(fs.readFileSync(path.join(__dirname, 'package.json'), 'utf8')).version);
project.package.addField('files', [
  'lib/**/*.js',
  'lib/**/*.d.ts',
  'lib/bin/*',
  '.jsii',
  'API.md',
  'CHANGELOG.md',
  'docs/handoff.schema.json',
  ...BUNDLED.map((room) => `!lib/${room}/**`),
]);
project.package.addField('exports', {
  '.': './lib/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
  './lib/*': './lib/*',
});
project.package.addField('bin', {
  'cdktf-provider-atlas': 'lib/bin/cdktf-provider-atlas',
  'atlas-emulator': 'lib/bin/atlas-emulator',
});

const environment = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', CHECKPOINT_DISABLE: '1' };
for (const [name, value] of Object.entries(environment)) project.tasks.addEnvironment(name, value);

project.defaultTask?.exec('tsx .projenrc.ts');
project.packageTask.reset('tsx tasks/package.ts', { receiveArgs: true });
for (const name of ['package-all', 'package:js', 'package:python', 'package:java', 'package:dotnet', 'package:go'])
  project.removeTask(name);
const bundle = project.addTask('bundle', {
  description: 'Bundle the executables into lib/bin',
  exec: 'tsx tasks/bundle.ts',
});
// projen's defaults would hide folders of ours from git.
project.gitignore.removePatterns('logs', 'pids', '*.seed', 'lib-cov', 'coverage', 'build/Release', 'jspm_packages/');

// projen's own build task runs the tests; ours is what they build on.
project.tasks.removeTask('build');
const build = project.addTask('build', { description: 'Compile with jsii and bundle the executables' });
build.spawn(project.compileTask);
build.spawn(bundle);

// One constructs in the tree that fits the peers of cdktf and of its successor is not the oldest that cdktf takes.
project.compileTask.reset('jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency');

const generate = project.addTask('generate', {
  description: 'Write schema, bindings and reference pages again, all from the provider',
});
generate.exec('tsx tasks/proto.ts');
generate.exec('tsx tasks/generate.ts');
generate.exec('tsx tasks/provider-docs.ts');
generate.exec('tsx tasks/error-docs.ts');
generate.spawn(project.compileTask);
generate.exec('tsx tasks/api-docs.ts');
generate.exec('tsx tasks/sample-docs.ts');
const lint = project.addTask('lint', { description: 'Floors, cycles, style and types' });
lint.exec('prettier --check --log-level warn .');
lint.exec('eslint --max-warnings 0 .');
lint.exec('tsc --noEmit -p tsconfig.dev.json');

const promises = 'tsx tasks/compat.ts';
// projen's own task asks npm for the last release, and forgives an experimental API everything.
project.tasks.removeTask('compat');
const compat = project.addTask('compat', { description: 'Compare with what the last release promised' });
compat.spawn(project.compileTask);
compat.exec(promises);

project.testTask.reset();
project.testTask.spawn(build);
project.testTask.spawn(lint);
project.testTask.exec(promises);
project.testTask.exec('jest', { receiveArgs: true });

const demo = project.addTask('demo', { description: 'Read two export jobs of the emulator with real Terraform' });
demo.spawn(build);
demo.exec('tsx tasks/demo.ts', { receiveArgs: true });

const languages = project.addTask('test:languages', { description: 'Python, Java, Go and C#, from packages in dist' });
languages.spawn(build);
languages.exec('tsx tasks/test-languages.ts', { receiveArgs: true });

const provider = project.addTask('package:provider', { description: 'One executable for each platform, into dist' });
provider.spawn(build);
provider.exec('tsx tasks/package-provider.ts', { receiveArgs: true });

const executables = project.addTask('test:provider', { description: 'The executables of package:provider' });
executables.spawn(provider);
executables.exec('jest --config jest.executables.mjs', { receiveArgs: true });

const packageCdktn = project.addTask('package:cdktn', {
  description: 'The package of each language for CDK Terrain, into dist/cdktn',
});
packageCdktn.spawn(build);
packageCdktn.exec('tsx tasks/package-cdktn.ts', { receiveArgs: true });

const cdktn = project.addTask('test:cdktn', { description: 'The package for CDK Terrain, and apps that use it' });
cdktn.spawn(build);
cdktn.exec('tsx tasks/test-cdktn.ts', { receiveArgs: true });

const release = project.addTask('release', { description: 'Make everything that a release consists of, in dist' });
release.exec('tsx tasks/release.ts', { receiveArgs: true });

const prepare = project.addTask('release:prepare', { description: 'Set the version of the next release everywhere' });
prepare.exec('tsx tasks/prepare-release.ts', { receiveArgs: true });

const twice = project.addTask('release:twice', { description: 'Make a release in two clones, and compare the bytes' });
twice.exec('tsx tasks/release-twice.ts', { receiveArgs: true });

const registry = project.addTask('package:registry', {
  description: 'Release for registries, and a mirror, from dist',
});
registry.exec('tsx tasks/package-registry.ts', { receiveArgs: true });

const bench = project.addTask('bench', { description: 'Measure start-up, plan, apply and synthesis' });
bench.spawn(build);
bench.exec('tsx bench/run.ts', { receiveArgs: true });

new TextFile(project, '.npmrc', {
  lines: ['omit-lockfile-registry-resolved=true', 'ignore-scripts=true', 'fund=false', 'audit=false'],
});

project.synth();
