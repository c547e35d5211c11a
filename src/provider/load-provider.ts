// The provider's own code: a file beside the executable, so that the answer to a schema request doesn't wait for it.
import type { Logger } from '../tfplugin/logs/logger';
import { providerRpcs, type ProviderRpcs } from '../tfplugin/server/provider-rpcs';
import { MemorySaver } from './memory-saver';
import { createProvider } from './provider';

export function loadProvider({ logger }: { readonly logger: Logger }): ProviderRpcs {
  const memory = new MemorySaver();
  const provider = createProvider({
    environment: process.env,
    log: (level, message) => logger.log(level, message),
    onList: () => memory.expectMany(),
  });
  return providerRpcs(provider, logger, () => memory.countRead());
}
