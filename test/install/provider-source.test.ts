import { compareSources, isBuiltIn, normalizeSource } from '../../src/install/provider-source';

describe('source addresses', () => {
  test.each([
    ['null', 'registry.terraform.io/hashicorp/null'],
    ['hashicorp/Null', 'registry.terraform.io/hashicorp/null'],
    ['mongodb/mongodbatlas', 'registry.terraform.io/mongodb/mongodbatlas'],
    ['Example.com:8443/a/b', 'example.com:8443/a/b'],
    ['registry.opentofu.org/hashicorp/null', 'registry.opentofu.org/hashicorp/null'],
    ['terraform.local/cdktf/atlas', 'terraform.local/cdktf/atlas'],
  ])('%s is %s in full', (source, whole) => {
    expect(normalizeSource(source)).toBe(whole);
  });

  test.each(['', 'a/b/c/d', 'a//b', 'a" {}/b/c', '${x}/b/c', 'a/b\n/c'])('%j is refused', (source) => {
    expect(() => normalizeSource(source)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining('not the source address') }),
    );
  });

  test('are sorted part by part, not as one string', () => {
    const sorted = ['a.example/b/c', 'a.example/b-c/a', 'registry.terraform.io/hashicorp/null', 'terraform.local/a/b'];
    expect([...sorted].reverse().sort(compareSources)).toEqual(sorted);
    expect(compareSources('a/b/c', 'a/b/c')).toBe(0);
  });

  test('a part of Terraform itself is told from a provider', () => {
    expect(isBuiltIn('terraform.io/builtin/terraform')).toBe(true);
    expect(isBuiltIn('registry.terraform.io/hashicorp/null')).toBe(false);
  });
});
