export * as bindings from './bindings';
export * from './constructs/atlas-lookup';
export * from './constructs/atlas-provider';
export * from './constructs/data-atlas-snapshot-export-job';
export * from './constructs/data-atlas-snapshot-export-job-props';
export * from './constructs/read-at';
export * from './constructs/resolved-snapshot-export-job';
export * from './constructs/snapshot-export-state';
