// The toy provider as an executable.
import { serve } from '../../../src/tfplugin/serve';
import { TOY_PROVIDER } from './toy-provider';

void serve({ name: 'terraform-provider-toy', load: () => TOY_PROVIDER });
