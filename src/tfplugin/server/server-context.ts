// What the handlers of the RPCs share.
import type { Logger } from '../logs/logger';
import type { ProviderDefinition } from '../provider-definition';
import type { RunningCalls } from './running-calls';

export interface ServerContext {
  readonly provider: ProviderDefinition;
  readonly running: RunningCalls;
  readonly logger: Logger;
  /** Called with each read of a data source, before it. */
  onRead(): void;
}
