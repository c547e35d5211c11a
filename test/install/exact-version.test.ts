import { exactVersion } from '../../src/install/exact-version';

test.each([
  ['3.2.4', '3.2.4'],
  [' = 3.2.4 ', '3.2.4'],
  ['=0.1.0', '0.1.0'],
  ['1.0.0-beta.1', '1.0.0-beta.1'],
])('%j names one version', (constraint, version) => {
  expect(exactVersion(constraint)).toBe(version);
});

test.each([undefined, '', '3', '3.2', '~> 3.2.4', '>= 3.2.4', '!= 3.2.4', '3.2.4, 3.2.5', 'v3.2.4', '03.2.4', '*'])(
  '%j does not',
  (constraint) => {
    expect(exactVersion(constraint)).toBeUndefined();
  },
);
