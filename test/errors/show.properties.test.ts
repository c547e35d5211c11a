import fc from 'fast-check';
import { show } from '../../src/errors/show';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
  fc
    .array(fc.constantFrom('x', '\n', '\u001b', '\u009b', '\u202e', '\u2028', '😀', '\ud83d', '\ude00'), {
      minLength: 290,
      maxLength: 320,
    })
    .map((parts) => parts.join('')),
);

test('whatever is shown is one line of whole characters that steers no terminal', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(show(value)).not.toMatch(/[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('nothing is lost of what is short and harmless, and only the end of what is long', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '"', '😀'), maxLength: 400, size: 'max' }), (value) => {
      const shown = show(value);
      if (value.length <= 300) expect(shown).toBe(value);
      else expect(value.startsWith(shown.slice(0, -1)) && shown.endsWith('…') && shown.length >= 300).toBe(true);
    }),
  );
});
