// The executable terraform-provider-atlas, started by Terraform.
import { serve } from '../tfplugin/serve';

/** The schema as it goes to Terraform, a character for each byte; the build puts it here. */
declare const SCHEMA_BYTES: string;

void serve({
  name: 'terraform-provider-atlas',
  schemaBytes: Buffer.from(SCHEMA_BYTES, 'latin1'),
  load: (tools) => (require('./atlas-provider.more.js') as typeof import('./load-provider')).loadProvider(tools),
});
