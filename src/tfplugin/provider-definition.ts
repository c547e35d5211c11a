// What a provider is to this library: its schema, how it is configured, and the data sources that it reads.
import type { Diagnostic } from './diagnostics/diagnostic';
import type { BlockSchema } from './schema/block-schema';
import type { ObjectValue } from './values/value';

/** Values handed in carry every attribute and block of the schema; what the user left out is null. */
export interface ProviderDefinition {
  readonly version: string;
  readonly schema: BlockSchema;
  validate(config: ObjectValue): Diagnostic[];
  configure(config: ObjectValue, context: ConfigureContext): Promise<Diagnostic[]>;
  /** Type name (`atlas_snapshot_export_job`) → data source. */
  readonly dataSources: Readonly<Record<string, DataSourceDefinition>>;
  /** Called once before the process ends; it has about 50 ms. */
  close(): Promise<void> | void;
}

export interface ConfigureContext {
  readonly terraformVersion: string;
  /** Aborted when Terraform is interrupted. */
  readonly signal: AbortSignal;
}

export interface DataSourceDefinition {
  readonly schema: BlockSchema;
  /** Values may be unknown here. */
  validate(config: ObjectValue): Diagnostic[];
  /** The configuration is wholly known here, unless `deferralAllowed`. What it throws becomes one diagnostic. */
  read(config: ObjectValue, context: ReadContext): Promise<ReadResult>;
}

export interface ReadContext {
  /** Aborted when Terraform is interrupted or gives up this read; the read is answered at that moment. */
  readonly signal: AbortSignal;
  /** Whether Terraform accepts a `deferred` answer. */
  readonly deferralAllowed: boolean;
}

/** Attributes and blocks that `state` leaves out become null. The same object is encoded once, however often it is given. */
export type ReadResult =
  | { readonly state: ObjectValue; readonly diagnostics?: readonly Diagnostic[] }
  | { readonly deferred: DeferralReason; readonly diagnostics?: readonly Diagnostic[] }
  | { readonly diagnostics: readonly Diagnostic[] };

export type DeferralReason = 'provider config unknown' | 'data source config unknown' | 'absent prerequisite';
