// Selections, look-ups and constants, taken for what they are not: each case is the line below its reason.
import type { App } from 'cdktf';
import { AtlasLookup, ExportJobSelection, ReadAt, SnapshotExportState } from 'cdktf-provider-atlas';

declare const app: App;
declare const lookup: AtlasLookup;

// @ts-expect-error A selection says what it selects: mostRecent.
new ExportJobSelection();
// @ts-expect-error There is one way to choose.
ExportJobSelection.oldest();
// @ts-expect-error The state is one part of a filter.
ExportJobSelection.mostRecent('Successful');
// @ts-expect-error No filter has this part.
ExportJobSelection.mostRecent({ clusterName: 'Cluster0' });
// @ts-expect-error An age is a duration with its unit.
ExportJobSelection.mostRecent({ maxAge: 26 });
// @ts-expect-error A time is a text, as in HCL.
ExportJobSelection.mostRecent({ createdAfter: new Date(0) });
// @ts-expect-error There are no other selections than those that are made here.
export class OwnSelection extends ExportJobSelection {}

// @ts-expect-error A lookup is made by `of` or `fromEnvironment`.
new AtlasLookup({ mode: 'offline' });
// @ts-expect-error Without a setting it would be fromEnvironment.
AtlasLookup.of();
// @ts-expect-error There is no such setting.
AtlasLookup.of({ token: 'any' });
// @ts-expect-error A duration has its unit.
AtlasLookup.of({ timeout: 120 });
// @ts-expect-error The mode is a text, one of three.
AtlasLookup.of({ offline: true });
// @ts-expect-error The prefix is one of its props.
AtlasLookup.fromEnvironment('STAGING_');
// @ts-expect-error The scope that it is for comes first.
AtlasLookup.use(lookup, app);
// @ts-expect-error The lookup is missing.
AtlasLookup.use(app);
// @ts-expect-error Settings become a lookup by AtlasLookup.of.
AtlasLookup.use(app, { mode: 'offline' });
// @ts-expect-error Settings hold secrets, and cannot be asked for.
void lookup.accessToken;
// @ts-expect-error There are no other lookups than those that are made here.
export class OwnLookup extends AtlasLookup {}

// @ts-expect-error The states are constants of the class.
new SnapshotExportState();
// @ts-expect-error Atlas has no such state.
void SnapshotExportState.COMPLETED;
// @ts-expect-error A constant.
SnapshotExportState.FAILED = 'Broken';
// @ts-expect-error A mode is compared with a mode.
void (ReadAt.SYNTH === 'synth');

// @ts-expect-error Errors are known by the code in their message: jsii shows no class of errors to other languages.
export type { AtlasError } from 'cdktf-provider-atlas';
// @ts-expect-error What the worker reads is no part of the API.
export type { ExportJob } from 'cdktf-provider-atlas';
