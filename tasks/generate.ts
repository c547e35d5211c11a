// `npm run generate`: the provider's schema, out of its own definition, and from it the bindings.
import fs from 'node:fs';
import path from 'node:path';
import { generateBindings } from './generate-bindings';
import { providerSchemaJson, schemaText } from './provider-schema';

const ROOT = path.join(__dirname, '..');
export const SCHEMA_FILE = path.join(ROOT, 'src', 'bindings', 'provider-schema.json');

async function main(): Promise<void> {
  const text = schemaText(providerSchemaJson());
  await generateBindings(JSON.parse(text), path.dirname(SCHEMA_FILE));
  fs.writeFileSync(SCHEMA_FILE, text);
}

void main();
