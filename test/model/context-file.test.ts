import { parseContext } from '../../src/model/context-file';

test('what the file holds in place of JSON can not steer a terminal', () => {
  expect(() => parseContext('\u001b[2J', 'atlas.context.json')).toThrow(
    expect.objectContaining({
      code: 'CONTEXT_UNREADABLE',
      message: expect.stringMatching(/^ {2}why: It is not JSON: [^\u001b]*\\u001b/m),
    }),
  );
});
