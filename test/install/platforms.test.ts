import { isPlatform, platformOf, similarPlatform } from '../../src/install/platforms';

test.each(['linux_amd64', 'darwin_arm64', 'windows_386', 'freebsd_arm', 'solaris_amd64'])(
  '%s is a platform',
  (name) => {
    expect(isPlatform(name)).toBe(true);
  },
);

test.each(['', 'linux', 'linux_x64', 'Linux_amd64', 'linux_amd64_v1', 'constructor_name', 'solaris_arm'])(
  '%j is none',
  (name) => {
    expect(isPlatform(name)).toBe(false);
  },
);

test.each([
  ['macOS_x86_64', 'darwin_amd64'],
  ['win32-x64', 'windows_amd64'],
  ['linux_aarch64', 'linux_arm64'],
  ['linux', undefined],
  ['constructor_x64', undefined],
])('%s means %s', (name, platform) => {
  expect(similarPlatform(name)).toBe(platform);
});

test.each([
  ['win32', 'x64', 'windows_amd64'],
  ['darwin', 'arm64', 'darwin_arm64'],
  ['linux', 'ia32', 'linux_386'],
])('a machine that Node calls %s and %s is %s', (system, architecture, platform) => {
  expect(platformOf(system, architecture)).toBe(platform);
});
