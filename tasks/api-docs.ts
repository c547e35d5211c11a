// Writes the API's reference pages, one a language, from what jsii compiled; `npm run generate` runs it after a build.
import { Documentation, Language } from 'jsii-docgen';
import { LANGUAGE_SPECIFIC } from 'jsii-docgen/lib/docgen/view/documentation';
import fs from 'node:fs';
import path from 'node:path';
import { CSharpPage } from './api-pages/csharp-page';
import { GoPage } from './api-pages/go-page';
import { JavaPage } from './api-pages/java-page';
import { PythonPage } from './api-pages/python-page';

const ROOT = path.join(__dirname, '..');

const PAGES: readonly (readonly [string, Language])[] = [
  ['API.md', Language.TYPESCRIPT],
  ['docs/api/python.md', Language.PYTHON],
  ['docs/api/java.md', Language.JAVA],
  ['docs/api/csharp.md', Language.CSHARP],
  ['docs/api/go.md', Language.GO],
];

/** Path below the project's folder → text of the page; the generated L1 constructs are left out. */
export async function apiDocs(): Promise<Readonly<Record<string, string>>> {
  usePagesOfOurs();
  const documentation = await Documentation.forProject(ROOT);
  try {
    const pages: [string, string][] = [];
    for (const [file, language] of PAGES) {
      const page = await documentation.toMarkdown({ language, allSubmodules: false });
      pages.push([file, page.render()]);
    }
    return Object.fromEntries(pages);
  } finally {
    await documentation.cleanup();
  }
}

/**
 * jsii-docgen takes a language's words from this table, and has no option for others. Without a target nothing is
 * handed to jsii-rosetta, which takes three seconds a language to find that no comment holds an example.
 */
function usePagesOfOurs(): void {
  const words = { python: new PythonPage(), java: new JavaPage(), csharp: new CSharpPage(), go: new GoPage() };
  for (const [language, transpile] of Object.entries(words)) {
    Object.assign(LANGUAGE_SPECIFIC, { [language]: { transpile, rosettaTarget: undefined } });
  }
}

async function write(): Promise<void> {
  for (const [file, text] of Object.entries(await apiDocs())) {
    fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, file), text);
  }
}

if (require.main === module) void write();
