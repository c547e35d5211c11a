import { createRedactor } from '../../src/atlas/redactor';

test('a redactor that knows nothing changes nothing', () => {
  expect(createRedactor().redact('text')).toBe('text');
});

test('every form of a secret is taken out, the longest first', () => {
  const { add, redact } = createRedactor();
  add('abcd"e+', 'abcd"e+fgh');
  expect(redact('abcd"e+fgh abcd"e+ abcd%22e%2B abcd\\"e+fgh')).toBe('(secret) (secret) (secret) (secret)');
});

test('so are a secret in base64, in hexadecimal, encoded in full, and in another case', () => {
  const { add, redact } = createRedactor();
  add("it's~1");
  const forms = ['aXQnc34x', '697427737e31', 'it%27s%7e1', 'it%27s%7E1', "IT'S~1"];
  expect(redact(forms.join(' '))).toBe('(secret) (secret) (secret) (secret) (secret)');
});

test('what is too short to be a secret is left in place', () => {
  const { add, redact } = createRedactor();
  add('', 'a', 'abc');
  expect(redact('a abc')).toBe('a abc');
});

test('what proves a request is taken out as long as the request can be under way', () => {
  const { addPassing, redact } = createRedactor();
  for (let count = 0; count < 65; count += 1) addPassing(`proof-${String(count).padStart(2, '0')}`);
  expect(redact('proof-00 proof-01 proof-64')).toBe('proof-00 (secret) (secret)');
});
