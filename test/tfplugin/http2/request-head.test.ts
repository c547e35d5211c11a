// Which header lists are requests (RFC 9113, sections 8.2 and 8.3), and that a malformed one ends its stream alone.
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import { readRequestHead } from '../../../src/tfplugin/http2/request-head';
import { END_HEADERS, END_STREAM, get, GET, literal, RawClient } from './support/raw-client';
import { HELLO, TestServer } from './support/test-server';

type Fields = [string, string][];

const TARGET: Fields = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':path', '/a/b?c'],
];

function without(name: string): Fields {
  return TARGET.filter(([each]) => each !== name);
}

describe('readRequestHead', () => {
  test('a request', () => {
    const fields: Fields = [
      ...TARGET,
      [':authority', 'localhost'],
      ['te', 'trailers'],
      ['a', '1'],
      ['a', ''],
      ['b', 'x y\t\x80'],
    ];
    expect(readRequestHead(1, [...fields, ['content-length', '012']])).toEqual({
      method: 'POST',
      path: '/a/b?c',
      contentLength: 12,
      headers: new Map([
        ['te', 'trailers'],
        ['a', '1, '],
        ['b', 'x y\t\x80'],
        ['content-length', '012'],
      ]),
    });
  });

  test('pseudo-headers in any order, and no others', () => {
    expect(readRequestHead(1, [...TARGET].reverse())).toMatchObject({ path: '/a/b?c', contentLength: undefined });
  });

  test('OPTIONS of the server as a whole, and CONNECT', () => {
    const options: Fields = [
      [':method', 'OPTIONS'],
      [':scheme', 'http'],
      [':path', '*'],
    ];
    expect(readRequestHead(1, options).path).toBe('*');
    const connect: Fields = [
      [':method', 'CONNECT'],
      [':authority', 'a:1'],
    ];
    expect(readRequestHead(1, connect)).toMatchObject({ method: 'CONNECT', path: '' });
  });

  const NAME = 'A header has a name that is not allowed.';
  const METHOD = 'The pseudo-header :method is missing or not allowed.';
  const PATH = 'The pseudo-header :path is missing or not allowed.';
  const CONNECT = 'CONNECT has :authority and no other target.';

  test.each<[string, Fields, string]>([
    ['nothing', [], METHOD],
    ['no :method', without(':method'), METHOD],
    ['no :scheme', without(':scheme'), 'The pseudo-header :scheme is missing.'],
    ['no :path', without(':path'), PATH],
    ['an empty :method', [[':method', ''], ...without(':method')], METHOD],
    ['a :method with a space', [[':method', 'GET '], ...without(':method')], METHOD],
    ['an empty :path', [[':path', ''], ...without(':path')], PATH],
    ['a :path without a slash', [[':path', 'a'], ...without(':path')], PATH],
    ['a :path with a newline', [[':path', '/\n'], ...without(':path')], PATH],
    ['an empty :scheme', [[':scheme', ''], ...without(':scheme')], 'The pseudo-header :scheme is missing.'],
    ['a :path twice', [...TARGET, [':path', '/']], 'The pseudo-header :path comes twice.'],
    ['an unknown pseudo-header', [...TARGET, [':protocol', 'x']], 'A pseudo-header is not known.'],
    ['a pseudo-header of answers', [...TARGET, [':status', '200']], 'A pseudo-header is not known.'],
    ['a pseudo-header without a name', [...TARGET, [':', '']], 'A pseudo-header is not known.'],
    ['a pseudo-header after a header', [['a', 'b'], ...TARGET], 'The pseudo-header :method comes after other headers.'],
    [
      'CONNECT with a path',
      [
        [':method', 'CONNECT'],
        [':authority', 'a:1'],
        [':path', '/'],
      ],
      CONNECT,
    ],
    ['CONNECT without a target', [[':method', 'CONNECT']], CONNECT],
    ['an empty name', [...TARGET, ['', 'b']], NAME],
    ['a name in upper case', [...TARGET, ['Te', 'trailers']], NAME],
    ['a name with a space', [...TARGET, ['a b', '']], NAME],
    ['a name with a colon', [...TARGET, ['a:', '']], NAME],
    ['a name beyond ASCII', [...TARGET, ['a\x80', '']], NAME],
    ['a name with a newline', [...TARGET, ['a\n', '']], NAME],
    ...['\0', '\r', '\n', 'a\nb', ' a', 'a ', '\ta', 'a\t', ' '].map((value): [string, Fields, string] => [
      `the value ${JSON.stringify(value)}`,
      [...TARGET, ['a', value]],
      'The header a has a value that is not allowed.',
    ]),
    ...['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade'].map(
      (name): [string, Fields, string] => [
        name,
        [...TARGET, [name, 'x']],
        `The header ${name} is about the connection.`,
      ],
    ),
    ['te: gzip', [...TARGET, ['te', 'gzip']], 'The header te is not trailers.'],
    ...['', '-1', '1.0', '0x1', '1, 1', '1234567890123456'].map((value): [string, Fields, string] => [
      `content-length: ${value}`,
      [...TARGET, ['content-length', value]],
      'The header content-length is no number.',
    ]),
    [
      'content-length twice',
      [...TARGET, ['content-length', '1'], ['content-length', '1']],
      'The header content-length is no number.',
    ],
  ])('%s', (_, fields, message) => {
    expect(() => readRequestHead(7, fields)).toThrow(
      expect.objectContaining({ name: 'StreamError', streamId: 7, code: ErrorCode.PROTOCOL_ERROR, message }),
    );
  });
});

describe('on a connection', () => {
  let server: TestServer;
  let client: RawClient;
  beforeAll(async () => {
    server = await TestServer.start();
    client = await RawClient.open(server.port);
  });
  afterAll(async () => {
    client.close();
    await server.stop();
  });

  test('a malformed request ends its stream alone, and is never seen', async () => {
    client.send('HEADERS', END_STREAM | END_HEADERS, 1, Buffer.concat([GET, literal(['Upper', 'x'])]));
    expect(await client.reset(1)).toBe(ErrorCode.PROTOCOL_ERROR);
    expect(server.heads).toEqual([]);
    client.send('HEADERS', END_STREAM | END_HEADERS, 3, GET);
    expect((await client.answer(3)).body.toString()).toBe(HELLO);
  });

  test.each([
    [5, '2', ['00'], 'less'],
    [7, '2', ['00', '0000'], 'more'],
    [9, '1', [], 'none'],
  ])('on stream %i a content-length of %s and a body of %p: %s', async (id, length, body) => {
    const headers = Buffer.concat([get('/echo'), literal(['content-length', length])]);
    client.send('HEADERS', END_HEADERS, id, headers);
    for (const part of body) client.send('DATA', 0, id, part);
    client.send('DATA', END_STREAM, id);
    expect(await client.reset(id)).toBe(ErrorCode.PROTOCOL_ERROR);
  });

  test('a content-length without a body', async () => {
    const headers = Buffer.concat([get('/echo'), literal(['content-length', '1'])]);
    client.send('HEADERS', END_STREAM | END_HEADERS, 11, headers);
    expect(await client.reset(11)).toBe(ErrorCode.PROTOCOL_ERROR);
  });

  test('a content-length that is right, also before trailers', async () => {
    const headers = Buffer.concat([get('/echo'), literal(['content-length', '3'])]);
    client.send('HEADERS', END_HEADERS, 13, headers);
    client.send('DATA', 0, 13, '6162');
    client.send('DATA', 0, 13, '63');
    client.send('HEADERS', END_STREAM | END_HEADERS, 13, literal(['a', 'b']));
    expect((await client.answer(13)).body.toString()).toBe('abc');
  });
});
