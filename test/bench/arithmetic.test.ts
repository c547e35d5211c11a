// The arithmetic between a measurement and the page.
import { count, jobs, kib, mib, ms, showRuns, times } from '../../bench/support/cells';
import { lineOverBars } from '../../bench/support/chart';
import { interleave } from '../../bench/support/interleave';
import { median } from '../../bench/support/median';
import { showSection } from '../../bench/support/section';
import { roundTrips, verdict } from '../../bench/support/target';

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 1, 2, 3])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('sides run in turn, each the first of a round in its turn, and the first round does not count', async () => {
  const order: string[] = [];
  const side = (name: string, times: readonly number[]) => {
    let run = 0;
    return () => {
      order.push(name);
      return Promise.resolve({ time: times[run++] ?? NaN });
    };
  };
  const medians = await interleave(2, { a: side('a', [100, 1, 3]), b: side('b', [100, 5, 5]) });
  expect(order.join('')).toBe('abbaab');
  expect(medians).toEqual({ a: { time: 2 }, b: { time: 5 } });
});

test('round trips are what the run of a round took longer, in latencies', () => {
  // The machine was slower in the second round, for both.
  expect(roundTrips([420, 920, 425], [300, 800, 300], 60)).toBe(2);
  expect(roundTrips([290], [300], 200)).toBe(-0.05);
});

test('a ratio is kept up to its bound', () => {
  expect(verdict(5.5, { most: 5.5, unit: 'F' })).toBe('≤ 5.5 F ✓');
  expect(verdict(5.51, { most: 5.5, unit: 'F' })).toBe('≤ 5.5 F ✗');
  expect(verdict(2.05, { most: 2, unit: 'N' })).toBe('≤ 2 N ✗');
});

test('a whole number of round trips is kept by a tenth of one more, a bound between two is not', () => {
  expect(verdict(1.1, { most: 1, unit: 'L' })).toBe('≤ 1 L ✓');
  expect(verdict(1.11, { most: 1, unit: 'L' })).toBe('≤ 1 L ✗');
  expect(verdict(2.51, { most: 2.5, unit: 'L' })).toBe('≤ 2.5 L ✗');
});

test('numbers are shown with three digits or so', () => {
  expect([ms(1.234), ms(12.34), ms(-0.5), ms(1234.5), mib(98.76), kib(0.0061)]).toEqual([
    '1.23 ms',
    '12.3 ms',
    '-0.50 ms',
    '1,235 ms',
    '98.8 MiB',
    '6.25 KiB',
  ]);
  expect([times(2), count(5000), jobs(1), jobs(1000), showRuns(1), showRuns(10)]).toEqual([
    '2.00 ×',
    '5,000',
    '1 job',
    '1,000 jobs',
    '1 run',
    '10 runs',
  ]);
});

test('columns of numbers stand at the right, columns with words at the left', () => {
  const section = {
    title: 'Title',
    text: 'Text.',
    columns: ['What', 'Time', 'Kind', 'Target'],
    rows: [
      ['1 job', '5 ms', 'token', ''],
      ['2 jobs', '-6 ms', 'key', '≤ 1 L ✓'],
    ],
  };
  expect(showSection(section).split('\n').slice(4, 6)).toEqual([
    '| What | Time | Kind | Target |',
    '| --- | ---: | --- | ---: |',
  ]);
});

test('a chart is a line over bars, on an axis that holds both', () => {
  const points = [
    { at: '1', line: 240.4, bar: 30 },
    { at: '10', line: 301, bar: 35.6 },
  ];
  expect(lineOverBars({ title: 'Plans', xAxis: 'jobs', yAxis: 'ms', points })).toBe(
    [
      '```mermaid',
      'xychart-beta',
      '    title "Plans"',
      '    x-axis "jobs" [1, 10]',
      '    y-axis "ms" 0 --> 400',
      '    bar [30, 36]',
      '    line [240, 301]',
      '```',
    ].join('\n'),
  );
});
