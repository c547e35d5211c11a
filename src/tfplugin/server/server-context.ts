// What the handlers of the RPCs share.
import type { Logger } from '../logs/logger';
import type { ProviderDefinition } from '../provider-definition';
import type { RunningCalls } from './running-calls';

export interface ServerContext {
  /** Loads the provider's code when it is first asked for. */
  provider(): Promise<ProviderDefinition>;
  readonly schemaBytes?: Uint8Array;
  readonly running: RunningCalls;
  readonly logger: Logger;
}
