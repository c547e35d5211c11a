// Every command that the documents tell a reader to type.
import { samplesIn } from './documents';
import { commandProblem, commandsOf } from './shell-command';

/** Run word for word by test/languages, which has what they need. */
const OF_LANGUAGES = /^examples\/(?:python|java|csharp|go)\//;

/** A sample with a name is a script, which a test of its own runs. */
const SINGLE = samplesIn('sh').filter(({ name, place }) => name === '' && !OF_LANGUAGES.test(place));

/** Commands that samples in other languages give to a shell. */
const OF_SCHEDULERS = [
  ...samplesIn('cron').map(({ text }) => text.replace(/^(?:\S+ ){5}/gm, '')),
  ...samplesIn('yaml').flatMap(({ text }) => [...text.matchAll(/^ *- run: (.*)$/gm)].map(([, run = '']) => run)),
  ...samplesIn('python').flatMap(({ text }) =>
    [...text.matchAll(/bash_command=(["'])(.*)\1/g)].map(([, , run = '']) => run),
  ),
];

const COMMANDS = [...new Set([...SINGLE.map(({ text }) => text), ...OF_SCHEDULERS].flatMap(commandsOf))];

test.each(COMMANDS)('%s', async (command) => {
  expect(await commandProblem(command)).toBeUndefined();
});

describe('the check itself', () => {
  test('finds what does not exist', async () => {
    expect(await commandProblem('npm run nothing')).toBe('package.json has no script nothing');
    expect(await commandProblem('npx atlas-emulator --speed 3')).toBe('--speed is not in the help');
    expect(await commandProblem('npx cdktf-provider-atlas uninstall')).toBe('uninstall is no command');
    expect(await commandProblem('npx cdktf-provider-atlas context fetch --bucket')).toBe('--bucket is not in the help');
    expect(await commandProblem('npx cdktf-provider-atlas context drop')).toBe('context drop is no command');
    expect(await commandProblem('sh nothing.sh')).toBe('no script nothing.sh');
    expect(await commandProblem('npx tsx tasks/nothing.ts')).toBe('no tasks/nothing.ts');
    expect(await commandProblem('curl example.com')).toBe('curl is not known');
  });

  test('finds commands in what schedulers are given', () => {
    expect(OF_SCHEDULERS.length).toBeGreaterThanOrEqual(6);
  });

  test('takes a line apart', () => {
    expect(commandsOf('A=1 npm ci && npm test # all\nnpx atlas-emulator &\nnpm ls > out.json\n\nexport A=1\n')).toEqual(
      ['npm ci', 'npm test', 'npx atlas-emulator', 'npm ls', 'export A=1'],
    );
  });
});
