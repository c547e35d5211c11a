import fc from 'fast-check';
import { parseMoment } from '../../src/model/moment';

test.each([
  ['2024-05-06T07:05:00Z', Date.UTC(2024, 4, 6, 7, 5)],
  ['2024-05-06t07:05:00z', Date.UTC(2024, 4, 6, 7, 5)],
  ['2024-05-06T07:05:00.5Z', Date.UTC(2024, 4, 6, 7, 5, 0, 500)],
  ['2024-05-06T07:05:00.123456789Z', Date.UTC(2024, 4, 6, 7, 5, 0, 123)],
  ['2024-05-06T09:05:00+02:00', Date.UTC(2024, 4, 6, 7, 5)],
  ['2024-05-06T00:00:00-23:59', Date.UTC(2024, 4, 6, 23, 59)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['1969-12-31T23:59:59Z', -1_000],
])('%s', (text, expected) => {
  expect(parseMoment(text)).toBe(expected);
});

test.each([
  ['a date alone', '2024-05-06'],
  ['no offset', '2024-05-06T07:05:00'],
  ['no seconds', '2024-05-06T07:05Z'],
  ['a space for the T', '2024-05-06 07:05:00Z'],
  ['an offset without a colon', '2024-05-06T07:05:00+0000'],
  ['a day that is not', '2023-02-29T00:00:00Z'],
  ['the 31st of a month of 30', '2024-04-31T00:00:00Z'],
  ['day 0', '2024-05-00T00:00:00Z'],
  ['month 0', '2024-00-06T00:00:00Z'],
  ['month 13', '2024-13-06T00:00:00Z'],
  ['hour 24', '2024-05-06T24:00:00Z'],
  ['minute 60', '2024-05-06T23:60:00Z'],
  ['second 60', '2024-05-06T23:59:60Z'],
  ['an offset of 24 h', '2024-05-06T00:00:00+24:00'],
  ['an offset of 60 min', '2024-05-06T00:00:00+00:60'],
  ['two digits of a year', '24-05-06T00:00:00Z'],
  ['seconds since 1970', '1714979100'],
  ['a word', 'yesterday'],
  ['nothing', ''],
  ['white space around it', ' 2024-05-06T07:05:00Z'],
  ['a line break behind it', '2024-05-06T07:05:00Z\n'],
])('%s is none', (_, text) => {
  expect(parseMoment(text)).toBeUndefined();
});

test('every moment that JavaScript writes is read back', () => {
  const dates = fc.date({
    min: new Date('0100-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      expect(parseMoment(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('any text gives a moment or none, and never half of one', () => {
  const digits = fc.string({
    unit: fc.constantFrom('0', '1', '2', '5', '9', '-', ':', 'T', 'Z', '+', '.'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), digits), (text) => {
      const moment = parseMoment(text);
      expect(moment === undefined || Number.isInteger(moment)).toBe(true);
    }),
  );
});
