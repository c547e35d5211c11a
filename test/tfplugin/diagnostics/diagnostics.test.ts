// Problems as Terraform shows them.
import { AtlasError } from '../../../src/errors/atlas-error';
import { fromAtlasError, fromThrown } from '../../../src/tfplugin/diagnostics/from-atlas-error';
import { refuseComputed } from '../../../src/tfplugin/diagnostics/refuse-computed';
import { toProtoDiagnostic } from '../../../src/tfplugin/diagnostics/to-proto-diagnostic';
import { Diagnostic } from '../../../src/tfplugin/proto/tfplugin6';
import { complete } from '../../../src/tfplugin/values/complete';
import { UNKNOWN, type ObjectValue } from '../../../src/tfplugin/values/value';
import { TOY_SCHEMA } from '../support/toy-provider';

describe('fromAtlasError', () => {
  const error = new AtlasError('FORBIDDEN', { what: 'It happened', why: 'It was so', fix: 'Do this' });

  test('summary, detail and path are those of the error', () => {
    expect(fromAtlasError(error, ['a', 0])).toEqual({
      severity: 'error',
      summary: 'Credentials lack a role',
      detail: 'It happened.\nIt was so.\nCode: FORBIDDEN\n\nDo this.',
      path: ['a', 0],
    });
  });

  test('a thrown AtlasError is told as it is', () => {
    expect(fromThrown(error)).toEqual(fromAtlasError(error));
  });

  test.each([
    [new RangeError('broke'), 'RangeError: broke'],
    ['broke', 'broke'],
    [undefined, 'undefined'],
  ])('%p that was thrown is called a bug', (reason, text) => {
    const { summary, detail } = fromThrown(reason);
    expect(summary).toBe('Bug in the atlas provider');
    expect(detail).toContain(text);
    expect(detail).toContain('This is a bug: please report it');
  });
});

describe('toProtoDiagnostic', () => {
  const diagnostic = { severity: 'warning', summary: 'S', detail: 'D' } as const;

  test('without a path, and with an empty one, there is no attribute', () => {
    expect(toProtoDiagnostic(diagnostic)).toEqual({ severity: 2, summary: 'S', detail: 'D', attribute: undefined });
    expect(toProtoDiagnostic({ ...diagnostic, path: [] }).attribute).toBeUndefined();
    expect(toProtoDiagnostic({ ...diagnostic, severity: 'error' }).severity).toBe(1);
  });

  test('names and indices keep their kind, the index 0 too', () => {
    const bytes = Diagnostic.encode(toProtoDiagnostic({ ...diagnostic, path: ['a', 0] })).finish();
    expect(Buffer.from(bytes).toString('hex')).toBe('08021201531a01442209' + '0a030a0161' + '0a021800');
  });
});

describe('refuseComputed', () => {
  function paths(config: ObjectValue) {
    return refuseComputed(TOY_SCHEMA, complete(TOY_SCHEMA, config)).map(({ path }) => path);
  }

  test('nothing set, and arguments set, are accepted', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ name: 'x', language: 'de', filter: { tags: ['a'] }, timeouts: { read: '1m' } })).toEqual([]);
  });

  test('each computed attribute that is set is refused with its path, unknown and nested ones too', () => {
    expect(paths({ name: 'x', id: '', absent: UNKNOWN, parts: [], filter: { matched: 0 } })).toEqual([
      ['filter', 'matched'],
      ['id'],
      ['absent'],
      ['parts'],
    ]);
  });

  test('inside lists and blocks the path has the index and the block', () => {
    const inner = { type: 'string', description: '', computed: true } as const;
    const schema = {
      description: '',
      attributes: { list: { type: 'list(object)', description: '', optional: true, attributes: { inner } } },
      blocks: { block: { description: '', attributes: { inner } } },
    } as const;
    const config: ObjectValue = { list: [{ inner: null }, { inner: 'x' }, UNKNOWN], block: { inner: 'x' } };
    expect(refuseComputed(schema, config).map(({ path }) => path)).toEqual([
      ['list', 1, 'inner'],
      ['block', 'inner'],
    ]);
    expect(refuseComputed(schema, { list: UNKNOWN, block: UNKNOWN })).toEqual([]);
  });

  test('the text says what to remove', () => {
    expect(refuseComputed(TOY_SCHEMA, { id: 'x' })).toEqual([
      {
        severity: 'error',
        summary: 'Attribute is read-only',
        detail:
          'The configuration sets id, which the provider reads and nobody can set.\nCode: COMPUTED_ARGUMENT\n\nRemove id from the configuration.',
        path: ['id'],
      },
    ]);
  });
});
