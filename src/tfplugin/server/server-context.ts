// What the handlers of the RPCs share.
import type { Logger } from '../logs/logger';
import type { ProviderDefinition } from '../provider-definition';
import type { RunningCalls } from './running-calls';

export interface ServerContext {
  readonly provider: ProviderDefinition;
  readonly running: RunningCalls;
  readonly logger: Logger;
}
