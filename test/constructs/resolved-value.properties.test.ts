// Strings from outside stay text: to cdktf, and to Terraform, which evaluates them here.
import fs from 'node:fs';
import path from 'node:path';
import {
  DefaultTokenResolver,
  Lazy,
  StringConcat,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
  type IResolvable,
  type IResolveContext,
} from 'cdktf';
import fc from 'fast-check';
import { escapeTemplate, isPlainText, ResolvedValue } from '../../src/constructs/resolved-value';
import type { AttributeValue } from '../../src/model/export-job-attributes';
import { describeTerraform, terraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';

/** Spelled as cdktf spells tokens of this process. */
const TOKENS = [
  Token.asString(token()),
  String(Token.asNumber(token())),
  String(Token.asList(token())[0]),
  String(Object.keys(Token.asMap(token(), ''))[0]),
];

function token(): IResolvable {
  return Lazy.anyValue({ produce: () => 'of the app' });
}

const SIGNS = [...'$%#&{}]~"\'\\\n\t\b\f\u2028 é😀'];
const WORDS = [
  '${',
  '%{',
  'TfToken[',
  'TOKEN.1',
  '${TfToken[TOKEN.2]}',
  'e+298',
  '8.1',
  'if true',
  'endif',
  '<<EOT',
  '/*',
];
const piece = fc.constantFrom(...TOKENS, ...SIGNS, ...WORDS);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(piece, { maxLength: 8, size: 'max' }).map((pieces) => pieces.join('')) },
  fc.string({ unit: 'grapheme' }),
);

test('cdktf finds no token in an escaped text, and only what has markup is changed', () => {
  const scope = new TerraformStack(Testing.app(), 'stack');
  const resolver = new DefaultTokenResolver(new StringConcat());
  fc.assert(
    fc.property(text, (value) => {
      const escaped = escapeTemplate(value);
      expect(Tokenization.resolve(escaped, { scope, resolver, preparing: false })).toBe(escaped);
      expect(Token.isUnresolved(escaped)).toBe(false);
      expect(isPlainText(value)).toBe(escaped === value);
      expect(isPlainText(value) && Token.isUnresolved(value)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

const { value: attribute } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('key', 'value', 'error_code', 'id'), tie('value'), { noNullPrototype: true }),
  ),
}));

describeTerraform('as Terraform evaluates it', (binary) => {
  /** Each as a property of one run, because a start of Terraform takes long. */
  async function evaluated(expressions: readonly unknown[]): Promise<unknown[]> {
    const folder = temporaryFolder();
    const output = Object.fromEntries(expressions.map((value, index) => [`x${index}`, { value }]));
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify({ output }));
    const applied = await terraform(binary, folder, ['apply', '-auto-approve', '-no-color']);
    expect(applied).toMatchObject({ status: 0 });
    const { output: said } = await terraform(binary, folder, ['output', '-json']);
    const values = JSON.parse(said) as Record<string, { value: unknown }>;
    return expressions.map((_, index) => values[`x${index}`]?.value ?? null);
  }

  test('an escaped text is the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 300, maxLength: 300 }), async (texts) => {
        expect(await evaluated(texts.map(escapeTemplate))).toEqual(texts.map((value) => value.normalize('NFC')));
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });

  test('a value inside of an expression is the value', async () => {
    const context = { suppressBraces: true } as IResolveContext;
    const expression = (value: AttributeValue): string =>
      `\${${String(new ResolvedValue(value, 'x').resolve(context))}}`;
    await fc.assert(
      fc.asyncProperty(fc.array(attribute, { minLength: 200, maxLength: 200 }), async (values) => {
        const expected = JSON.parse(JSON.stringify(values).normalize('NFC')) as unknown;
        expect(await evaluated(values.map(expression))).toEqual(expected);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
