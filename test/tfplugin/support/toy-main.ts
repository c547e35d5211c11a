// The toy provider as an executable.
import { serve } from '../../../src/tfplugin/serve';
import { providerRpcs } from '../../../src/tfplugin/server/provider-rpcs';
import { TOY_PROVIDER } from './toy-provider';

void serve({ name: 'terraform-provider-toy', load: ({ logger }) => providerRpcs(TOY_PROVIDER, logger) });
