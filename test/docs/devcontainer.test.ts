// The development container has what .ci/run asks for, so that the README's two commands run in it.
import { readDocument } from './documents';

const IMAGE = readDocument('.devcontainer/Dockerfile');
const CI = readDocument('.github/workflows/ci.yml');

/** What a command of .ci/run comes from. */
const SOURCES: Readonly<Record<string, RegExp>> = {
  npm: /^FROM node:\d+-bookworm$/m,
  terraform: /^COPY --from=terraform \/bin\/terraform /m,
  python3: /^ {2}&& apt-get install .* python3 python3-venv /m,
  javac: /^ {2}&& apt-get install .* openjdk-17-jdk-headless /m,
  mvn: /^ {2}&& apt-get install .* maven /m,
  go: /^COPY --from=go \/usr\/local\/go /m,
};

test('it is built from the file beside it, and its packages are installed when it opens', () => {
  expect(JSON.parse(readDocument('.devcontainer/devcontainer.json'))).toMatchObject({
    build: { dockerfile: 'Dockerfile' },
    postCreateCommand: 'npm ci',
  });
});

test('every command that .ci/run asks for is in it', () => {
  const asked = [...readDocument('.ci/run').matchAll(/^command -v (\S+) /gm)].map(([, command = '']) => command);
  expect(asked.sort()).toEqual(Object.keys(SOURCES).sort());
  for (const command of asked) expect(IMAGE).toMatch(SOURCES[command] ?? command);
});

test('its versions are those of CI', () => {
  const [, node = ''] = /^FROM node:(\d+)-/m.exec(IMAGE) ?? [];
  expect(CI).toMatch(new RegExp(`node: \\[.*'${node}'.*\\]`));
  const [, go] = /^FROM golang:([\d.]+)-/m.exec(IMAGE) ?? [];
  const [, java] = /openjdk-(\d+)-/.exec(IMAGE) ?? [];
  expect(CI).toContain(`go-version: '${go}'`);
  expect(CI).toContain(`java-version: '${java}'`);
});
