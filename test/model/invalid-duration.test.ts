import type { AtlasError } from '../../src/errors/atlas-error';
import { readEndpoint } from '../../src/model/connection';
import { readTimeoutProblem } from '../../src/model/read-timeout';
import { lookupSettings } from '../../src/synth/host/lookup-settings';

const source = { spell: () => 'request_timeout', environment: {} };

function thrownBy(read: () => unknown): AtlasError | undefined {
  try {
    read();
  } catch (reason) {
    return reason as AtlasError;
  }
  return undefined;
}

test.each<[string, string, string | undefined, (text: string) => AtlasError | undefined]>([
  ['timeouts.read', 'INVALID_ARGUMENT', 'timeouts.read', readTimeoutProblem],
  [
    'request_timeout',
    'INVALID_SETTING',
    'requestTimeout',
    (requestTimeout) => thrownBy(() => readEndpoint({ requestTimeout }, source)),
  ],
  ['timeout', 'INVALID_SETTING', undefined, (timeout) => thrownBy(() => lookupSettings({ timeout }, {}, '/'))],
])('%s that is no duration is told in the same words', (label, code, argument, read) => {
  const error = read('soon');
  expect(error?.code).toBe(code);
  expect(error?.parts.argument).toBe(argument);
  expect(error?.message).toBe(
    `${code}: ${label} must be a duration above zero, but is "soon".\n` +
      '  fix: Write a number with its unit, such as "90s", "30m" or "1h30m".',
  );
  expect(read('90s')).toBeUndefined();
});
