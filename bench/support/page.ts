// The page that the numbers stand on.
import { format, resolveConfig } from 'prettier';
import type { Bench } from './bench';
import { machine } from './machine';
import { ROOT } from './paths';
import type { Row } from './row';
import { table } from './table';

const HEAD = `# Performance

What the product costs, against the same without it. \`npm run bench\` measures it again and prints this page;
\`npm run bench -- --write\` writes it. Both sides of a line run in turn in the same minutes, and each number is the
median of at least ten runs. Atlas is the emulator on the same machine, without latency, and the credentials are an
access token. Milliseconds belong to the machine named below; ratios carry over better.

`;

export async function page({ terraform }: Bench, rows: readonly Row[]): Promise<string> {
  const text = `${HEAD}${await machine(terraform)}\n${table(rows)}`;
  const file = `${ROOT}/docs/performance.md`;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
