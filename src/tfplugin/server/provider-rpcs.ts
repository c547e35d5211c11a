// A provider as its RPCs, bytes in and bytes out. All of its code stands behind this, so that it can be loaded late.
import type { Logger } from '../logs/logger';
import type { ProviderDefinition } from '../provider-definition';
import type { GrpcMethods } from '../transport/grpc-method';
import { providerMethods } from './provider-methods';
import { RunningCalls } from './running-calls';

export interface ProviderRpcs {
  readonly methods: GrpcMethods;
  /** Called once before the process ends; it has about 50 ms. */
  close(): Promise<void> | void;
}

/** `onRead` is called with each read of a data source, before it. */
export function providerRpcs(
  provider: ProviderDefinition,
  logger: Logger,
  onRead = (): void => undefined,
): ProviderRpcs {
  return {
    methods: providerMethods({ provider, running: new RunningCalls(), logger, encoded: new WeakMap(), onRead }),
    close: () => provider.close(),
  };
}
