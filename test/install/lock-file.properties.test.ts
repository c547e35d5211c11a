// Any mixture of entries, comments and line breaks, and any text at all.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import { updateLockFile, type LockFileAnswer, type RequiredProvider } from '../../src/install/lock-file';
import { lockFileBlocks } from '../../src/install/lock-file-blocks';

const OWN = { source: 'terraform.local/cdktf/atlas', version: '0.1.0', hashes: ['h1:AAAA='] };
const OTHERS = [
  'a.example/a/b',
  'registry.terraform.io/hashicorp/null',
  'terraform.local/cdktf/atlas2',
  'z.example/z/z',
];

function update(text: string, otherProviders: readonly RequiredProvider[] = []): LockFileAnswer {
  return updateLockFile({ text, name: '.terraform.lock.hcl', own: OWN, otherProviders });
}

const newline = fc.constantFrom('\n', '\r\n');
const space = fc.constantFrom('', ' ', '\t', '  ');
/** Inside of quotation marks, where brackets, signs and comments mean nothing. */
const quoted = fc
  .array(
    fc.constantFrom('h1:', 'zh:', '{', '}', '[', ']', '\\"', '\\\\', '#', '//', '/*', '*/', '=', ',', 'é', '😀', ' '),
  )
  .map((parts) => `"${parts.join('')}"`);
const inLine = fc
  .array(fc.constantFrom('{', '}', '"', 'provider', `"${OWN.source}"`, '[', '<<E', ' ', 'é', '=======', '*/'))
  .map((parts) => parts.join(''));
const comment = fc.oneof(
  fc.tuple(fc.constantFrom('#', '//'), inLine, newline).map((parts) => parts.join('')),
  fc.tuple(inLine, newline, inLine).map((parts) => `/*${parts.join('').replaceAll('*/', '')}*/`),
);

const value = fc.oneof(
  quoted,
  fc
    .tuple(fc.array(quoted, { maxLength: 3 }), newline, comment)
    .map(([items, line, between]) => `[${line}${items.map((item) => `${item},${between}${line}`).join('')}]`),
);

function entryOf(source: string): fc.Arbitrary<string> {
  const attribute = fc
    .tuple(space, fc.constantFrom('version', 'constraints', 'hashes', 'more'), space, space, value, newline)
    .map(([before, name, left, right, given, line]) => `${before}${name}${left}=${right}${given}${line}`);
  return fc
    .tuple(space, newline, fc.array(fc.oneof(attribute, attribute, comment), { maxLength: 4 }), space)
    .map(([before, line, body, after]) => `provider "${source}"${before}{${line}${body.join('')}${after}}`);
}

interface Piece {
  readonly kind: 'own' | 'foreign' | 'comment' | 'space';
  readonly text: string;
}

function pieceOf(kind: Piece['kind'], text: fc.Arbitrary<string>): fc.Arbitrary<Piece> {
  return text.map((written) => ({ kind, text: written }));
}

const foreign = fc.oneof(fc.constantFrom(...OTHERS).chain(entryOf), fc.constant('module "m" { x = [1, 2,] }'));
const gap = fc.tuple(space, newline).map((parts) => parts.join(''));
const pieces = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: pieceOf('foreign', foreign) },
      { weight: 1, arbitrary: pieceOf('own', entryOf(OWN.source)) },
      { weight: 2, arbitrary: pieceOf('comment', comment) },
      { weight: 2, arbitrary: pieceOf('space', gap) },
    ),
    { maxLength: 10 },
  )
  .chain((all) => fc.tuple(fc.constant(all), fc.tuple(...all.map(() => newline)), fc.constantFrom('', '', '\ufeff')))
  .map(([all, lines, mark]) => ({
    all,
    // An entry ends its line, as HCL wants it.
    text: `${mark}${all.map(({ kind, text }, index) => (/own|foreign/.test(kind) ? text + lines[index] : text)).join('')}`,
  }));

/** Without white space, which may be put between entries. */
const bare = (text: string): string => text.replace(/[\s\ufeff]/g, '');

function ownEntry(newlines: string): string {
  const lines = ['version     = "0.1.0"', 'constraints = "0.1.0"', 'hashes = [', '  "h1:AAAA=",', ']'];
  return [`provider "${OWN.source}" {`, ...lines.map((line) => `  ${line}`), '}'].join(newlines);
}

test('our entry stands there once and as it must be, and every other byte stays, in its order', () => {
  fc.assert(
    fc.property(pieces, ({ all, text }) => {
      const after = update(text).text;
      const own = lockFileBlocks(after, 'x').filter(({ source }) => source === OWN.source);
      expect(own).toHaveLength(1);
      const [{ start, end } = { start: 0, end: 0 }] = own;
      expect(after.slice(start, end)).toBe(ownEntry(text.includes('\r\n') ? '\r\n' : '\n'));
      let from = 0;
      for (const { kind, text: piece } of all.filter((one) => /foreign|comment/.test(one.kind))) {
        const at = after.indexOf(kind === 'comment' ? piece.trimEnd() : piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + piece.trimEnd().length;
      }
      const strangers = all.filter(({ kind }) => kind !== 'own').map((piece) => piece.text);
      expect(bare(after.slice(0, start) + after.slice(end))).toBe(bare(strangers.join('')));
      expect(update(after).text).toBe(after);
    }),
    { numRuns: 300 },
  );
});

test('an entry of ours that stands there once is replaced in its place, and nothing around it changes', () => {
  const around = pieces.filter(({ all }) => all.every(({ kind }) => kind !== 'own'));
  fc.assert(
    fc.property(around, entryOf(OWN.source), around, (left, old, right) => {
      const [head, tail] = [left.text, `\n${right.text.replace('\ufeff', '')}`];
      const own = ownEntry(`${head}${old}${tail}`.includes('\r\n') ? '\r\n' : '\n');
      expect(update(`${head}${old}${tail}`).text).toBe(`${head}${own}${tail}`);
    }),
  );
});

test('other providers: an entry that is there is left alone, a second run changes nothing, an exact version is locked', () => {
  const version = fc.option(fc.constantFrom('1.0.0', '= 2.3.4', '~> 3.2', '', '1.0'), { nil: undefined });
  const required = fc.array(fc.record({ source: fc.constantFrom(...OTHERS, OWN.source, 'null', 'x/y'), version }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(pieces, required, ({ all, text }, providers) => {
      const first = update(text, providers);
      expect(update(first.text, providers)).toEqual(first);
      for (const { text: piece } of all.filter(({ kind }) => kind === 'foreign')) expect(first.text).toContain(piece);
      const before = new Set(lockFileBlocks(text, 'x').map(({ source }) => source));
      const added = lockFileBlocks(first.text, 'x').filter(
        ({ source }) => !before.has(source) && source !== OWN.source,
      );
      expect(added.every(({ attributes }) => /^\d+\.\d+\.\d+$/.test(attributes.get('version') ?? ''))).toBe(true);
      expect(new Set(added.map(({ source }) => source)).size).toBe(added.length);
    }),
    { numRuns: 200 },
  );
});

test('any text is brought up to date for good, or is LOCK_FILE_UNREADABLE', () => {
  const sign = fc.constantFrom(
    ...['provider', '"a/b/c"', `"${OWN.source}"`, '{', '}', '[', ']', '=', ',', '"', '\\', '/*', '*/', '#', '//', '\n'],
    ...[
      '\r\n',
      ' ',
      'version',
      '<<E\n',
      '\nE\n',
      '<<<<<<< HEAD\n',
      '=======\n',
      '\u001b',
      '\ufeff',
      'é',
      '😀',
      '\ud83d',
      '${',
    ],
  );
  const damaged = fc.tuple(pieces, fc.nat(), sign, fc.nat({ max: 4 })).map(([{ text }, at, piece, gone]) => {
    const place = text === '' ? 0 : at % text.length;
    return text.slice(0, place) + piece + text.slice(place + gone);
  });
  const any = fc.oneof(damaged, fc.string({ unit: sign, size: 'medium' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(any, (text) => {
      const outcome = outcomeOf(text);
      if (outcome instanceof AtlasError) {
        expect(outcome.code).toBe('LOCK_FILE_UNREADABLE');
        expect(outcome.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
      } else {
        expect(update(outcome.text)).toEqual(outcome);
      }
    }),
    { numRuns: 1_000 },
  );
});

function outcomeOf(text: string): LockFileAnswer | AtlasError {
  try {
    return update(text);
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}
