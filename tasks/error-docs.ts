// Writes docs/errors.md from the table of error codes; a part of `npm run generate`.
import fs from 'node:fs';
import path from 'node:path';
import { apiError } from '../src/atlas/api-error';
import type { AtlasError } from '../src/errors/atlas-error';
import { ERROR_TITLES, type ErrorCode } from '../src/errors/error-codes';
import { ERROR_GROUPS, ERROR_MEANINGS } from '../src/errors/error-meanings';
import { errorDiagnostic } from '../src/provider/diagnostics';
import type { Diagnostic } from '../src/tfplugin/diagnostics/diagnostic';

const FILE = path.join(__dirname, '..', 'docs', 'errors.md');

/** The page's text. */
export function errorDocs(): string {
  const groups = ERROR_GROUPS.map(({ heading, meanings }) => group(heading, Object.keys(meanings) as ErrorCode[]));
  return `<!-- Written by tasks/error-docs.ts from src/errors/error-codes.ts and src/errors/error-meanings.ts. -->

# Errors

Each error has a code, a title, and a message: what happened, why, and what to do. What to do about yours is in the message itself, since it knows the names and values. This page says what a code means in general, who can act on it, and whether the same command may succeed when it is run again.

An app and the commands of this package print the code first, then the path of the construct where there is one. The last line, \`fix:\`, says what to do:

\`\`\`text
${sample().at('exports/orders').message}
\`\`\`

Terraform and OpenTofu print the title first. The code is the line that begins with \`Code:\`, and the last paragraph says what to do:

\`\`\`text
${framed(errorDiagnostic(sample()))}
\`\`\`

${groups.join('\n\n')}
`;
}

function group(heading: string, codes: readonly ErrorCode[]): string {
  const rows = codes.map((code) => {
    const { meaning, actors, again } = ERROR_MEANINGS[code];
    return `| **${ERROR_TITLES[code]}**<br>\`${code}\` | ${meaning} | ${actors.join(', or ')} | ${again} |`;
  });
  return [`## ${heading}`, '', '| title, code | meaning | who acts | try again |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

/** What a user gets for a job that Atlas does not know. */
function sample(): AtlasError {
  const path =
    '/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/exports/605ccba3c1c7613f423e1585';
  const request = { method: 'GET', path, accept: 'application/json' } as const;
  const credentials = { method: 'access-token', accessToken: '', origin: 'access_token' } as const;
  const answer = { status: 404, headers: {}, body: { errorCode: 'BACKUP_EXPORT_NOT_FOUND' } };
  return apiError(request, answer, { credentials, redact: (text) => text, attempts: 1, spent: 0 });
}

/** As Terraform prints it. */
function framed({ summary, detail }: Diagnostic): string {
  return [`Error: ${summary}`, '', ...detail.split('\n')].map((line) => `│ ${line}`.trimEnd()).join('\n');
}

if (require.main === module) fs.writeFileSync(FILE, errorDocs());
