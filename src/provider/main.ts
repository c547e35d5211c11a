// The executable terraform-provider-atlas, started by Terraform.
import { serve } from '../tfplugin/serve';
import { createProvider } from './provider';

void serve({
  name: 'terraform-provider-atlas',
  load: ({ logger }) =>
    createProvider({ environment: process.env, log: (level, message) => logger.log(level, message) }),
});
