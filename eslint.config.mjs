// Lint rules: the floors of floors.mjs, sizes, and strict TypeScript. Layout is prettier's alone.
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floors, sentence } from './floors.mjs';

const SRC = path.join(import.meta.dirname, 'src');

/** The floor a file stands on: the longest folder of the table that holds it, or undefined for src/index.ts. */
function floorOf(file) {
  const inside = path.relative(SRC, file).split(path.sep).join('/');
  return Object.keys(floors)
    .filter((folder) => inside.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed(from, file, specifier) {
  const { imports, packages, node } = floors[from];
  if (specifier.startsWith('.')) {
    const to =
      floorOf(path.resolve(path.dirname(file), `${specifier}/x`)) ??
      floorOf(path.resolve(path.dirname(file), specifier));
    return to === from || imports.includes(to);
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return node;
  return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

const importsOfFloors = {
  create(context) {
    const from = floorOf(context.filename);
    if (from === undefined) return {};
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      if (!isAllowed(from, context.filename, source.value)) context.report({ node, message: sentence(from) });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node, node.expression),
      "CallExpression[callee.name='require']": (node) => check(node, node.arguments[0]),
      "CallExpression[callee.object.name='require'][callee.property.name='resolve']": (node) =>
        check(node, node.arguments[0]),
    };
  },
};

export default defineConfig(
  {
    ignores: [
      'lib',
      'dist',
      'node_modules',
      '.cache',
      '**/cdktf.out',
      '**/.terraform',
      'src/bindings',
      'src/tfplugin/proto',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    plugins: { project: { rules: { floors: importsOfFloors } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'project/floors': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'max-lines': ['error', { max: 400, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true }],
      complexity: ['error', 15],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'tasks/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
);
