// The executable terraform-provider-atlas, started by Terraform.
import { serve } from '../tfplugin/serve';

/** The schema as it goes to Terraform, in base64; the build puts it here. */
declare const SCHEMA_BYTES: string;

void serve({
  name: 'terraform-provider-atlas',
  schemaBytes: Buffer.from(SCHEMA_BYTES, 'base64'),
  load: (tools) => (require('./atlas-provider.more.js') as typeof import('./load-provider')).loadProvider(tools),
});
