// Generates the L1 constructs of src/bindings from the provider's schema, and mends what the generator leaves wanting.
import fs from 'node:fs';
import path from 'node:path';
import { ConstructsMakerProviderTarget, Language } from '@cdktf/commons';
import { CodeMaker, TerraformProviderConstraint, TerraformProviderGenerator } from '@cdktf/provider-generator';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../src/model/release';
import { generatorInput } from './provider-schema';

/** Writes the bindings into `directory`, in place of what stands there. */
export async function generateBindings(schema: Readonly<Record<string, unknown>>, directory: string): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(path.dirname(directory), '.bindings-'));
  try {
    const code = new CodeMaker();
    const generator = new TerraformProviderGenerator(code, generatorInput(schema) as never);
    const constraint = new TerraformProviderConstraint(`${PROVIDER_SOURCE}@${PROVIDER_VERSION}`);
    generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
    await code.save(scratch);
    for (const file of filesOf(scratch)) {
      const to = path.join(scratch, file);
      if (file.endsWith('.md')) fs.rmSync(to);
      else fs.writeFileSync(to, mend(fs.readFileSync(to, 'utf8')));
    }
    fs.rmSync(directory, { recursive: true, force: true });
    fs.cpSync(path.join(scratch, 'providers', 'atlas'), directory, { recursive: true });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

export function filesOf(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}

function mend(code: string): string {
  return withLazyBlocks(withoutDeadLinks(code));
}

/** The generator links to a registry page made of our source address, where there is none. */
function withoutDeadLinks(code: string): string {
  const host = PROVIDER_SOURCE.split('/')[0] ?? '';
  const address = `https://${host.replaceAll('.', '\\.')}/[^\\s}]*`;
  return code
    .replace(new RegExp(`^// ${address}\\n`, 'gm'), '')
    .replace(new RegExp(`\\n *\\*\\n *\\* Docs at Terraform Registry: \\{@link ${address} [^}]*\\}`, 'g'), '')
    .replace(new RegExp(`\\{@link ${address} ([^}]*)\\}`, 'g'), '$1')
    .replace(/ Refer to the import section in the documentation of this resource for the id to use/g, '');
}

/** Each nested output is built when it is first read: built at once, it would cost a stack trace for every construct. */
function withLazyBlocks(code: string): string {
  return code
    .replace(
      /^( *)private (_\w+) = new (\w+)\((this, [^)]*)\);$/gm,
      '$1private $2Built?: $3;\n$1private get $2() {\n$1  return this.$2Built ??= new $3($4);\n$1}',
    )
    .replace(
      /^( *)this\.(_\w+)\.internalValue = (config\.\w+);$/gm,
      '$1if ($3 !== undefined) this.$2.internalValue = $3;',
    )
    .replace(/return this\.(_\w+)\.internalValue;/g, 'return this.$1Built?.internalValue;')
    .replace(/ToTerraform\(this\.(_\w+)\.internalValue\)/g, 'ToTerraform(this.$1Built?.internalValue)')
    .replace(/ToHclTerraform\(this\.(_\w+)\.internalValue\)/g, 'ToHclTerraform(this.$1Built?.internalValue)');
}
