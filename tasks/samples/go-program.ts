// What jsii-rosetta leaves wrong in Go is put right, and the translation goes into a `main`, as gofmt would have it.

const JSII = 'github.com/aws/jsii-runtime-go';
/** Go has no optional arguments: how many these take. */
const ARGUMENTS: Readonly<Record<string, number>> = { NewApp: 1, NewAtlasProvider: 3, AddOutputs: 1 };

export function goProgram(translation: string): string {
  const lines = translation.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  const paths = [...lines.filter(isImport).map((line) => line.replace(/^import "(.*)"$/, '$1')), JSII].sort();
  const body = mended(
    lines
      .filter((line) => !isImport(line))
      .join('\n')
      .trim(),
  );
  return `package main

import (
${paths.map((path) => `\t"${path}"`).join('\n')}
)

func main() {
\tdefer jsii.Close()

${aligned(body).replace(/^(?=.)/gm, '\t')}
}
`;
}

function mended(text: string): string {
  return (
    text
      // A struct is named without its package.
      .replace(/&(\w+)\{/g, (_, struct: string) => `&${packageOf(struct)}.${struct}{`)
      // A property stays what it is in TypeScript; in Go it is a method.
      .replace(
        /(?<=\b\w+\.)[a-z]\w*\b(?![(\w."])/g,
        (property) => `${property.charAt(0).toUpperCase()}${property.slice(1)}()`,
      )
      // A condition is no pointer.
      .replace(/^(\s*if )(?=\w+\.\w+\(\) \{$)/gm, '$1*')
      .replace(/\b(\w+)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, withAllArguments)
  );
}

function packageOf(struct: string): string {
  return /^(?:Data)?Atlas/.test(struct) ? 'atlas' : 'cdktf';
}

function withAllArguments(call: string, callee: string, given: string): string {
  const wanted = ARGUMENTS[callee];
  if (wanted === undefined) return call;
  const named = given === '' ? [] : given.split(', ');
  return `${callee}(${[...named, ...Array<string>(wanted - named.length).fill('nil')].join(', ')})`;
}

/** The values of a struct's members stand below each other. */
function aligned(text: string): string {
  return text.replace(/(?:^\t+\w+: .*\n?)+/gm, (members) => {
    const width = Math.max(...[...members.matchAll(/^\t+(\w+):/gm)].map(([, name = '']) => name.length));
    return members.replace(/^(\t+)(\w+): /gm, (_, tabs: string, name: string) => {
      return `${tabs}${name}: ${' '.repeat(width - name.length)}`;
    });
  });
}
