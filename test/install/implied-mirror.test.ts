import { switchesOffImpliedMirror } from '../../src/install/implied-mirror';

const SOURCE = 'terraform.local/cdktf/atlas';

test.each([
  '',
  'plugin_cache_dir = "/x"\n',
  '# provider_installation {\n# }\n',
  'credentials "provider_installation" {\n  token = "x"\n}\n',
  '{"plugin_cache_dir": "/x"}',
])('without such a block nothing is switched off: %j', (text) => {
  expect(switchesOffImpliedMirror(text, SOURCE)).toBe(false);
});

test.each([
  'provider_installation {}',
  'provider_installation {\n  direct {}\n}\n',
  'provider_installation {\n  filesystem_mirror {\n    path = "/usr/share/providers"\n    include = ["registry.terraform.io/*/*"]\n  }\n  direct { exclude = ["terraform.local/*/*"] }\n}\n',
  'provider_installation { network_mirror { url = "https://terraform.d/plugins/" } }',
  'provider_installation = { direct = {} }',
  '{"provider_installation": [{"direct": [{}]}]}',
  'provider_installation {\n  direct {',
])('a block without a way to the provider does: %j', (text) => {
  expect(switchesOffImpliedMirror(text, SOURCE)).toBe(true);
});

test.each([
  'provider_installation {\n  filesystem_mirror {\n    path    = "terraform.d/plugins"\n    include = ["terraform.local/*/*"]\n  }\n  direct {}\n}\n',
  'provider_installation {\n  filesystem_mirror {\n    path = "/home/me/mirror"\n    include = ["x.example/*/*", "terraform.local/cdktf/*"]\n  }\n}\n',
  'provider_installation {\n  filesystem_mirror { path = "terraform.d/plugins" }\n}\n',
  'provider_installation {\n  dev_overrides {\n    "terraform.local/cdktf/atlas" = "/src/lib/bin"\n  }\n  direct {}\n}\n',
  '{"provider_installation": [{"filesystem_mirror": [{"path": "terraform.d/plugins"}]}]}',
  '{"provider_installation": {"filesystem_mirror": {"path": "/m", "include": ["terraform.local/cdktf/atlas"]}}}',
])('a block that names one does not: %j', (text) => {
  expect(switchesOffImpliedMirror(text, SOURCE)).toBe(false);
});
