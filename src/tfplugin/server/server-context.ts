// What the handlers of the RPCs share.
import type { Logger } from '../logs/logger';
import type { ProviderDefinition } from '../provider-definition';
import type { ObjectValue } from '../values/value';
import type { RunningCalls } from './running-calls';

export interface ServerContext {
  readonly provider: ProviderDefinition;
  readonly running: RunningCalls;
  readonly logger: Logger;
  /** The bytes of each state that was given to Terraform: one that is given again is not encoded again. */
  readonly encoded: WeakMap<ObjectValue, Uint8Array>;
  /** Called with each read of a data source, before it. */
  onRead(): void;
}
