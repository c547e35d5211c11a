import { quote, show } from '../../src/errors/show';

test('values from outside are shown on one bounded line', () => {
  expect(show('a\nb\u001b[31m\u202e')).toBe('a\\u000ab\\u001b[31m\\u202e');
  expect(show('x'.repeat(300))).toBe('x'.repeat(300));
  expect(show('x'.repeat(1_000))).toBe(`${'x'.repeat(300)}…`);
  expect(quote('')).toBe('""');
});

test('the cut does not go through a character of two halves', () => {
  expect(show(`${'x'.repeat(299)}😀y`)).toBe(`${'x'.repeat(299)}…`);
  expect(show(`${'x'.repeat(298)}😀y`)).toBe(`${'x'.repeat(298)}😀…`);
  expect(show(`${'x'.repeat(299)}😀`)).toBe(`${'x'.repeat(299)}…`);
});

test('half a character is shown as an escape', () => {
  expect(show('a\ud83db\ude00')).toBe('a\\ud83db\\ude00');
});
