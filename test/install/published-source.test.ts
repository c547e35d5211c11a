// The address of the provider in somebody's registry or mirror.
import { publishedSource } from '../../src/install/published-source';

test.each([
  ['registry.example.com/acme/atlas', 'registry.example.com/acme/atlas'],
  ['Registry.Example.com/Acme/Atlas', 'registry.example.com/acme/atlas'],
  ['localhost:8443/acme/atlas', 'localhost:8443/acme/atlas'],
  ['terraform.local/cdktf/atlas', 'terraform.local/cdktf/atlas'],
])('%s is accepted', (given, expected) => {
  expect(publishedSource(given)).toBe(expected);
});

test.each([
  ['nothing', ''],
  ['a type alone', 'atlas'],
  ['no host, for which Terraform and OpenTofu have different ones', 'acme/atlas'],
  ['a host without a dot', 'acme/acme/atlas'],
  ['another type, for which Terraform would start another executable', 'example.com/acme/mongodb'],
  ['an address of the web', 'https://example.com/acme/atlas'],
  ['a version behind it', 'example.com/acme/atlas@0.1.0'],
  ['a space', 'example.com/ac me/atlas'],
  ['a quotation mark', 'example.com/ac"me/atlas'],
  ['a template', '${x.y}/acme/atlas'],
])('%s is refused', (_, given) => {
  expect(() => publishedSource(given)).toThrow(
    /^INVALID_ARGUMENT: [^]*(source|source address)[^]*fix: Write it as .*"host\/namespace\/(atlas|type)"/,
  );
});
