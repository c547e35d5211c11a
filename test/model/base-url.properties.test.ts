// Any text as the address of Atlas.
import fc from 'fast-check';
import { AtlasError } from '../../src/errors/atlas-error';
import { isLoopback, parseBaseUrl } from '../../src/model/base-url';

const PASSWORD = 'hush-hush';
const piece = fc.constantFrom(
  ...['https://', 'http://', 'ftp:', '//', '/', '\\', '@', ':', '?', '#', '.', '%', '%2f', '[', ']', '::1', ' ', '\n'],
  ...['localhost', '127.0.0.1', '127.1', '0x7f.1', 'cloud.mongodb.com', ':443', ':99999', 'é', 'xn--', '\u0000'],
  `me:${PASSWORD}@`,
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary' }),
);

test('any text gives an address that may get credentials, or INVALID_SETTING that echoes none of it', () => {
  fc.assert(
    fc.property(text, (value) => {
      const outcome = outcomeOf(value);
      if (outcome instanceof AtlasError) {
        expect(outcome.code).toBe('INVALID_SETTING');
        expect(outcome.message).not.toContain(PASSWORD);
        expect(outcome.message).toContain('base_url');
        return;
      }
      const { protocol, host, href } = new URL(outcome);
      expect(href).toBe(`${outcome}/`);
      expect(outcome).toBe(`${protocol}//${host}`);
      expect(protocol === 'https:' || isLoopback(outcome)).toBe(true);
      expect(parseBaseUrl(outcome, 'base_url')).toBe(outcome);
    }),
    { numRuns: 2_000 },
  );
});

test('a host with or without a port and a slash is an address', () => {
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }));
  fc.assert(
    fc.property(fc.domain(), port, fc.constantFrom('', '/'), (host, number, slash) => {
      const expected = new URL(`https://${host}${number === null ? '' : `:${number}`}`).origin;
      expect(parseBaseUrl(`${expected}${slash}`, 'base_url')).toBe(expected);
    }),
  );
});

function outcomeOf(value: string): string | AtlasError {
  try {
    return parseBaseUrl(value, 'base_url');
  } catch (reason) {
    if (reason instanceof AtlasError) return reason;
    throw reason;
  }
}
