import { inspect } from 'node:util';
import vm from 'node:vm';
import { AtlasError } from '../../src/errors/atlas-error';
import { ERROR_TITLES } from '../../src/errors/error-codes';

describe('the message', () => {
  const failure = new AtlasError('INVALID_ARGUMENT', { what: 'It is wrong', why: 'a\nb', fix: 'Mend it' });

  test('holds code, what, why and fix, each line readable by itself', () => {
    expect(failure.message).toBe('INVALID_ARGUMENT: It is wrong.\n  why: a\n       b.\n  fix: Mend it.');
  });

  test('is all that is printed of it, beside the stack', () => {
    expect(inspect(failure)).toBe(failure.stack);
  });

  test("and in jsii's kernel it is alone, without the folder that the kernel runs in", () => {
    const make = (folder: string): unknown => {
      const call = vm.runInThisContext('(make) => make()', { filename: `${folder}/node_modules/x/lib/x.js` });
      return (call as (make: () => AtlasError) => AtlasError)(() => failure.at('app')).stack;
    };
    expect(make('/home/me/project')).toContain('/home/me/project/node_modules/x/lib/x.js');
    expect(make('/tmp/jsii-kernel-bPD6Kw')).toBe('');
  });

  test('names the construct once it is known', () => {
    expect(failure.at('app/stack/export').message).toMatch(/^INVALID_ARGUMENT: app\/stack\/export: It is wrong\.\n/);
  });

  test('as a diagnostic: title, and a detail that does not repeat it', () => {
    expect(failure.title).toBe('Argument is not valid');
    expect(failure.detail).toBe('It is wrong.\na\nb.\nCode: INVALID_ARGUMENT\n\nMend it.');
  });

  test('survives the way to another thread', () => {
    const copy = AtlasError.fromPlain(structuredClone(failure.at('x').toPlain()));
    expect(copy).toBeInstanceOf(AtlasError);
    expect(copy.message).toBe(failure.at('x').message);
  });

  test('what is not ours is told as a bug, with its cause kept', () => {
    const cause = new TypeError('x is undefined');
    const told = AtlasError.from(cause);
    expect(told.code).toBe('INTERNAL');
    expect(told.message).toContain('TypeError: x is undefined');
    expect(told.cause).toBe(cause);
    expect(AtlasError.from(told)).toBe(told);
  });
});

test('titles have at most eight words and never the word error', () => {
  for (const title of Object.values(ERROR_TITLES)) {
    expect(title.split(' ').length).toBeLessThanOrEqual(8);
    expect(title).not.toMatch(/error/i);
  }
});
