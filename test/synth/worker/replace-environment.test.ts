// The environment of the worker follows that of the app.
import { replaceEnvironment } from '../../../src/synth/worker/replace-environment';

test.each([
  [{}, {}, {}],
  [{ A: '1' }, {}, {}],
  [{}, { A: '1' }, { A: '1' }],
  [
    { A: '1', B: '2' },
    { B: '3', C: '4' },
    { B: '3', C: '4' },
  ],
  [{ A: '1', B: '2' }, { A: undefined, B: '' }, { B: '' }],
])('%j followed by %j is %j', (before, environment, after) => {
  const target: NodeJS.ProcessEnv = { ...before };
  replaceEnvironment(target, environment);
  expect(target).toEqual(after);
});

test("a process's own environment loses what is gone", () => {
  const before = { ...process.env };
  try {
    replaceEnvironment(process.env, { HTTPS_PROXY: 'http://127.0.0.1:1' });
    expect({ ...process.env }).toEqual({ HTTPS_PROXY: 'http://127.0.0.1:1' });
  } finally {
    replaceEnvironment(process.env, before);
  }
  expect({ ...process.env }).toEqual(before);
});
