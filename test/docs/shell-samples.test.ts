// Every command that the documents tell a reader to type.
import { samplesIn } from './documents';
import { commandProblem, commandsOf } from './shell-command';

const COMMANDS = [...new Set(samplesIn('sh').flatMap(({ text }) => commandsOf(text)))];

test.each(COMMANDS)('%s', async (command) => {
  expect(await commandProblem(command)).toBeUndefined();
});

describe('the check itself', () => {
  test('finds what does not exist', async () => {
    expect(await commandProblem('npm run nothing')).toBe('package.json has no script nothing');
    expect(await commandProblem('npx atlas-emulator --speed 3')).toBe('--speed is not in the help');
    expect(await commandProblem('npx cdktf-provider-atlas uninstall')).toBe('uninstall is no command');
    expect(await commandProblem('npx tsx tasks/nothing.ts')).toBe('no tasks/nothing.ts');
    expect(await commandProblem('curl example.com')).toBe('curl is not known');
  });

  test('takes a line apart', () => {
    expect(commandsOf('A=1 npm ci && npm test # all\nnpx atlas-emulator &\n\nexport A=1\n')).toEqual([
      'npm ci',
      'npm test',
      'npx atlas-emulator',
      'export A=1',
    ]);
  });
});
