// The syntax tree of a C# file, by tree-sitter, which pip installs into an environment that is kept.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../made-once';

const run = promisify(execFile);
const SCRIPT = path.join(__dirname, 'syntax.py');
const PACKAGES = ['tree-sitter==0.26.1', 'tree-sitter-c-sharp==0.23.5'];

export interface SyntaxNode {
  readonly kind: string;
  /** What it is in its parent, or ''. */
  readonly field: string;
  readonly line: number;
  /** Whether the parser found something else here, or nothing. */
  readonly wrong: boolean;
  readonly text: string;
  readonly children: readonly SyntaxNode[];
}

export async function syntaxTreeOf(file: string): Promise<SyntaxNode> {
  // The list of packages stands in this file.
  const folder = await madeOnce(path.join('csharp', 'parser'), [__filename], async (into) => {
    await run('python3', ['-m', 'venv', into]);
    await run(path.join(into, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...PACKAGES]);
  });
  const { stdout } = await run(path.join(folder, 'bin', 'python'), [SCRIPT, file], { maxBuffer: 64 * 1024 * 1024 });
  return withoutComments(JSON.parse(stdout) as SyntaxNode);
}

export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

export function childrenOf(node: SyntaxNode, kind: string): SyntaxNode[] {
  return node.children.filter((child) => child.kind === kind);
}

function withoutComments(node: SyntaxNode): SyntaxNode {
  const children = node.children.filter(({ kind }) => kind !== 'comment').map(withoutComments);
  return { ...node, children };
}
