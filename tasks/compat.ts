// Fails where this tree breaks what the last release promised: needs a compiled tree, `npm run compat` makes one.
import path from 'node:path';
import { checkPromises } from './compat/check-promises';

try {
  const { kept, text } = checkPromises(path.join(__dirname, '..'));
  process.exitCode = kept ? 0 : 1;
  console.log(text);
} catch (reason) {
  process.exitCode = 1;
  console.log(reason instanceof Error ? reason.message : String(reason));
}
