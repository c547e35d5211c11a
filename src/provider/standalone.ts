// The provider as one program, for executables that need no Node beside them.
import { serve } from '../tfplugin/serve';
import type * as LoadProvider from './load-provider';

/** The schema as it goes to Terraform, a character for each byte; the build puts it here. */
declare const SCHEMA_BYTES: string;

void serve({
  name: 'terraform-provider-atlas',
  schemaBytes: Buffer.from(SCHEMA_BYTES, 'latin1'),
  // Run only when it is asked for: so that the answer to a schema request does not wait for it.
  load: (tools) => (require('./load-provider') as typeof LoadProvider).loadProvider(tools),
});
