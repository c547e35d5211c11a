// What is put right in a program that jsii-rosetta has translated.
import { goProgram } from '../../tasks/samples/go-program';
import { javaProgram } from '../../tasks/samples/java-program';
import { readmePrograms } from '../../tasks/samples/readme-programs';
import { translateProgram } from '../../tasks/samples/translate-program';

/** What stands in `main`, without what every program has there. */
const bodyOf = (program: string) => {
  const start = '\tdefer jsii.Close()\n\n';
  return program.slice(program.indexOf(start) + start.length, -'\n}\n'.length);
};

test.each([
  ['a struct has its package', 'f(&AtlasProviderProps{})', 'f(&atlas.AtlasProviderProps{})'],
  ['also one of cdktf', 'f(&TerraformOutputConfig{})', 'f(&cdktf.TerraformOutputConfig{})'],
  ['a property is a method', 'f(job.keyPrefix)', 'f(job.KeyPrefix())'],
  ['also at the end of a line', 'x := job.keyPrefix', 'x := job.KeyPrefix()'],
  ['a method and a package are left', 'cdktf.NewApp(nil)', 'cdktf.NewApp(nil)'],
  ['a condition is no pointer', 'if job.isSuccessful {', 'if *job.IsSuccessful() {'],
  [
    'optional arguments are nil',
    'atlas.NewAtlasProvider(s, jsii.String("a"))',
    'atlas.NewAtlasProvider(s, jsii.String("a"), nil)',
  ],
  ['all of them', 'app := cdktf.NewApp()', 'app := cdktf.NewApp(nil)'],
  [
    'values stand below each other',
    'f(&AppConfig{\n\tA: 1,\n\tLonger: 2,\n})',
    'f(&cdktf.AppConfig{\n\tA:      1,\n\tLonger: 2,\n})',
  ],
])('Go: %s', (_, translated, wanted) => {
  expect(bodyOf(goProgram(translated))).toBe(wanted.replace(/^/gm, '\t'));
});

test('Go: imports stand in one list, with what jsii.String is of', () => {
  const program = goProgram('import "github.com/hashicorp/terraform-cdk-go/cdktf"\n\napp := cdktf.NewApp()');
  expect(program).toBe(`package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
}
`);
});

test('Java: statements stand in the class of the file', () => {
  expect(javaProgram('import a.B;\n\nB b = new B();\nif (b.is()) {\n    b.run();\n}', 'main')).toBe(`import a.B;

public class Main {
    public static void main(String[] args) {
        B b = new B();
        if (b.is()) {
            b.run();
        }
    }
}
`);
});

test('a program that TypeScript does not take is an error, and not translated without its types', () => {
  const text = "import { Nothing } from 'cdktf-provider-atlas';\nnew Nothing();\n";
  expect(() => translateProgram({ name: 'wrong', text })).toThrow(/wrong\.ts:\n.*Nothing/s);
});

test('the README has a program for each mode', () => {
  expect(readmePrograms().map(({ name }) => name)).toEqual(['main', 'synth']);
});
