// Lint rules: the floors of floors.mjs, sizes, and strict TypeScript. Layout is prettier's alone.
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floors, globalSentence, noFloor, nodeGlobals, NOT_LITERAL, sentence } from './floors.mjs';

const SRC = path.join(import.meta.dirname, 'src');

/** The path below src with slashes, or undefined for a file elsewhere. */
function insideSrc(file) {
  const inside = path.relative(SRC, file).split(path.sep).join('/');
  return inside === '..' || inside.startsWith('../') ? undefined : inside;
}

/** The floor a file stands on: the longest entry of the table that is the file itself or a folder around it. */
function floorOf(inside = '') {
  return Object.keys(floors)
    .filter((entry) => inside === entry || inside.startsWith(`${entry}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed(from, file, specifier) {
  const { imports, packages, node } = floors[from];
  if (specifier.startsWith('.')) {
    const target = insideSrc(path.resolve(path.dirname(file), specifier))?.replace(/\.[cm]?[jt]s$/, '');
    const to = floorOf(target);
    return to !== undefined && (to === from || imports.includes(to) || imports.includes(target));
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return node;
  return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** Where the globals of Node are used, as values or as types. */
function usesOfNode(scope) {
  const declared = nodeGlobals.flatMap((name) => scope.set.get(name)?.references ?? []);
  const undeclared = scope.through.filter(({ identifier }) => nodeGlobals.includes(identifier.name));
  return [...new Set([...declared, ...undeclared].map(({ identifier }) => identifier))];
}

const importsOfFloors = {
  create(context) {
    const inside = insideSrc(context.filename);
    if (inside === undefined) return {};
    const from = floorOf(inside);
    if (from === undefined) return { Program: (node) => context.report({ node, message: noFloor(inside) }) };
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      if (!isAllowed(from, context.filename, source.value)) context.report({ node, message: sentence(from) });
    };
    const checkCall = (node, source) => {
      if (typeof source?.value === 'string') check(node, source);
      else context.report({ node, message: NOT_LITERAL });
    };
    const checkGlobals = (program) => {
      for (const node of usesOfNode(context.sourceCode.getScope(program))) {
        context.report({ node, message: globalSentence(from, node.name) });
      }
    };
    return {
      ...(floors[from].node ? {} : { Program: checkGlobals }),
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => checkCall(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node, node.expression),
      "CallExpression[callee.name='require']": (node) => checkCall(node, node.arguments[0]),
      "CallExpression[callee.object.name='require'][callee.property.name='resolve']": (node) =>
        checkCall(node, node.arguments[0]),
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
      '**/.venv',
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
