// The page that the numbers stand on.
import { format, resolveConfig } from 'prettier';
import type { Bench } from './bench';
import { machine } from './machine';
import { ROOT } from './paths';
import { showSection, type Section } from './section';

const HEAD = `# Performance

What the product costs, against the same without it. \`npm run bench\` measures it again and prints this page in about
ten minutes; \`npm run bench -- --write\` writes it. All sides of a table's line run in turn in the same minutes, and each
number is the median of the runs that are named. Atlas is the emulator on the same machine. Milliseconds belong to the
machine named below; ratios carry over better. A target of whole round trips is met with a tenth of one more. What the
missed targets are made of: [decision 9](decisions/0009-figures-that-are-missed.md).

`;

export async function page({ terraform }: Pick<Bench, 'terraform'>, sections: readonly Section[]): Promise<string> {
  const text = `${HEAD}${await machine(terraform)}\n${sections.map(showSection).join('\n\n')}\n`;
  const file = `${ROOT}/docs/performance.md`;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
