import { keyNameProblem } from '../../src/model/key-name';

test.each(['shop', 'line items', 'system.views', '.hidden', '...', 'größe', '日本', 'a'.repeat(255), '%', '{x}', '😀'])(
  '%j can stand in a key',
  (name) => {
    expect(keyNameProblem(name, 'collection')).toBeUndefined();
  },
);

test.each<[string, string, string]>([
  ['', 'is empty', 'A key has no empty part'],
  ['a/b', 'is "a/b"', 'A slash would make two folders of it'],
  ['/', 'is "/"', 'A slash would make two folders of it'],
  ['.', 'is "."', 'It stands for a folder in a path, and for nothing in a key'],
  ['..', 'is ".."', 'It stands for a folder in a path, and for nothing in a key'],
  ['a\nb', 'is "a\\u000ab"', 'It has control characters'],
  ['a\u0000', 'is "a\\u0000"', 'It has control characters'],
  ['a\u007f', 'is "a', 'It has control characters'],
  ['a\ud83d', 'is "a\\ud83d"', 'It has half of a surrogate pair, which UTF-8 cannot write'],
  ['a'.repeat(256), 'is "aaa', 'It has 256 bytes, and MongoDB allows 255'],
  ['é'.repeat(128), 'is "ééé', 'It has 256 bytes, and MongoDB allows 255'],
])('%j is refused', (name, words, why) => {
  const problem = keyNameProblem(name, 'collection');
  expect(problem?.code).toBe('INVALID_ARGUMENT');
  expect(problem?.parts.what).toContain("collection must be a name that can stand in an object's key, but ");
  expect(problem?.parts.what).toContain(words);
  expect(problem?.parts.why).toBe(why);
  expect(problem?.message).not.toMatch(/[^\n\P{Cc}]|\p{Surrogate}/u);
});
