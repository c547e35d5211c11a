// The development container has what .ci/run asks for, so that the README's two commands run in it.
import { readDocument } from './documents';

interface Container {
  readonly image: string;
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly postCreateCommand: string;
}

const CONTAINER = JSON.parse(readDocument('.devcontainer/devcontainer.json')) as Container;

/** What a command of .ci/run comes from. */
const FEATURES: Readonly<Record<string, string>> = {
  terraform: 'terraform',
  python3: 'python',
  javac: 'java',
  mvn: 'java',
  go: 'go',
};

function feature(name: string): Readonly<Record<string, unknown>> | undefined {
  return Object.entries(CONTAINER.features).find(([id]) => new RegExp(`/features/${name}:\\d+$`).test(id))?.[1];
}

test('every command that .ci/run asks for comes with the image or with a feature', () => {
  const asked = [...readDocument('.ci/run').matchAll(/^command -v (\S+) /gm)].map(([, command = '']) => command);
  expect(asked).toEqual(expect.arrayContaining(['npm', 'terraform', 'go']));
  expect(CONTAINER.image).toMatch(/typescript-node:\d+-/);
  for (const command of asked.filter((name) => name !== 'npm')) {
    expect([command, feature(FEATURES[command] ?? command)]).toEqual([command, expect.anything()]);
  }
  expect(feature('java')).toMatchObject({ installMaven: true });
});

test('its versions are those of CI', () => {
  const workflow = readDocument('.github/workflows/ci.yml');
  for (const name of ['python', 'java', 'go']) {
    const [, version] = new RegExp(`${name}-version: '([\\d.]+)'`).exec(workflow) ?? [];
    expect([name, feature(name)?.version]).toEqual([name, version]);
  }
  const [, node = ''] = /typescript-node:(\d+)-/.exec(CONTAINER.image) ?? [];
  expect(workflow).toMatch(new RegExp(`node: \\[.*'${node}'.*\\]`));
});

test('its packages are installed when it opens', () => {
  expect(CONTAINER.postCreateCommand).toBe('npm ci');
});
