// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataAtlasSnapshotExportJobConfig extends cdktf.TerraformMetaArguments {
  /**
  * Name of the cluster: letters, digits and hyphens, not beginning with a hyphen.
  */
  readonly clusterName: string;
  /**
  * Id of the export job: 24 lower-case hexadecimal digits. Give either this or `most_recent = true`, which fills it in.
  */
  readonly exportJobId?: string;
  /**
  * Which jobs `most_recent` chooses from. When the newest of them is older than `created_after` or `max_age` allow, that is an error.
  */
  readonly filter?: DataAtlasSnapshotExportJobFilter;
  /**
  * Whether to take the newest job that fits `filter`, by `created_at`, in place of naming one. Default: `false`.
  */
  readonly mostRecent?: boolean | cdktf.IResolvable;
  /**
  * Id of the project (the API calls it a group): 24 lower-case hexadecimal digits.
  */
  readonly projectId: string;
  /**
  * Whether to wait, within `timeouts.read`, until the job is `Successful`; one that fails or is cancelled is an error. With `most_recent` the newest job in any state is waited for, and where there is none yet, the first to come. Waiting happens while Terraform plans, and holds the lock of the state. Default: `false`.
  */
  readonly waitForSuccess?: boolean | cdktf.IResolvable;
  /**
  * timeouts block
  */
  readonly timeouts?: DataAtlasSnapshotExportJobTimeouts;
}
export interface DataAtlasSnapshotExportJobComponents {
}

export function dataAtlasSnapshotExportJobComponentsToTerraform(struct?: DataAtlasSnapshotExportJobComponents): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAtlasSnapshotExportJobComponentsToHclTerraform(struct?: DataAtlasSnapshotExportJobComponents): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAtlasSnapshotExportJobComponentsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataAtlasSnapshotExportJobComponents | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobComponents | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // export_id - computed: true, optional: false, required: false
  public get exportId() {
    return this.getStringAttribute('export_id');
  }

  // replica_set_name - computed: true, optional: false, required: false
  public get replicaSetName() {
    return this.getStringAttribute('replica_set_name');
  }
}

export class DataAtlasSnapshotExportJobComponentsList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataAtlasSnapshotExportJobComponentsOutputReference {
    return new DataAtlasSnapshotExportJobComponentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataAtlasSnapshotExportJobCustomData {
}

export function dataAtlasSnapshotExportJobCustomDataToTerraform(struct?: DataAtlasSnapshotExportJobCustomData): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAtlasSnapshotExportJobCustomDataToHclTerraform(struct?: DataAtlasSnapshotExportJobCustomData): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAtlasSnapshotExportJobCustomDataOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataAtlasSnapshotExportJobCustomData | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobCustomData | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // key - computed: true, optional: false, required: false
  public get key() {
    return this.getStringAttribute('key');
  }

  // value - computed: true, optional: false, required: false
  public get value() {
    return this.getStringAttribute('value');
  }
}

export class DataAtlasSnapshotExportJobCustomDataList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataAtlasSnapshotExportJobCustomDataOutputReference {
    return new DataAtlasSnapshotExportJobCustomDataOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataAtlasSnapshotExportJobExportStatus {
}

export function dataAtlasSnapshotExportJobExportStatusToTerraform(struct?: DataAtlasSnapshotExportJobExportStatus): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAtlasSnapshotExportJobExportStatusToHclTerraform(struct?: DataAtlasSnapshotExportJobExportStatus): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAtlasSnapshotExportJobExportStatusOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataAtlasSnapshotExportJobExportStatus | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobExportStatus | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // exported_collections - computed: true, optional: false, required: false
  public get exportedCollections() {
    return this.getNumberAttribute('exported_collections');
  }

  // total_collections - computed: true, optional: false, required: false
  public get totalCollections() {
    return this.getNumberAttribute('total_collections');
  }
}
export interface DataAtlasSnapshotExportJobFilter {
  /**
  * The earliest moment at which the job may have been created: RFC 3339, such as `2024-05-06T00:00:00Z`.
  */
  readonly createdAfter?: string;
  /**
  * Id of the export bucket in Atlas: 24 lower-case hexadecimal digits.
  */
  readonly exportBucketId?: string;
  /**
  * How long ago the job may have been created, such as `26h`; counted back from the read.
  */
  readonly maxAge?: string;
  /**
  * Id of the exported snapshot: 24 lower-case hexadecimal digits.
  */
  readonly snapshotId?: string;
  /**
  * State of the job: `Queued`, `InProgress`, `Successful`, `Failed`, `Cancelled`. Default: `Successful`. Not together with `wait_for_success`, which takes a job in any state.
  */
  readonly state?: string;
}

export function dataAtlasSnapshotExportJobFilterToTerraform(struct?: DataAtlasSnapshotExportJobFilter | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    created_after: cdktf.stringToTerraform(struct!.createdAfter),
    export_bucket_id: cdktf.stringToTerraform(struct!.exportBucketId),
    max_age: cdktf.stringToTerraform(struct!.maxAge),
    snapshot_id: cdktf.stringToTerraform(struct!.snapshotId),
    state: cdktf.stringToTerraform(struct!.state),
  }
}


export function dataAtlasSnapshotExportJobFilterToHclTerraform(struct?: DataAtlasSnapshotExportJobFilter | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    created_after: {
      value: cdktf.stringToHclTerraform(struct!.createdAfter),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    export_bucket_id: {
      value: cdktf.stringToHclTerraform(struct!.exportBucketId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    max_age: {
      value: cdktf.stringToHclTerraform(struct!.maxAge),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    snapshot_id: {
      value: cdktf.stringToHclTerraform(struct!.snapshotId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    state: {
      value: cdktf.stringToHclTerraform(struct!.state),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DataAtlasSnapshotExportJobFilterOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataAtlasSnapshotExportJobFilter | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._createdAfter !== undefined) {
      hasAnyValues = true;
      internalValueResult.createdAfter = this._createdAfter;
    }
    if (this._exportBucketId !== undefined) {
      hasAnyValues = true;
      internalValueResult.exportBucketId = this._exportBucketId;
    }
    if (this._maxAge !== undefined) {
      hasAnyValues = true;
      internalValueResult.maxAge = this._maxAge;
    }
    if (this._snapshotId !== undefined) {
      hasAnyValues = true;
      internalValueResult.snapshotId = this._snapshotId;
    }
    if (this._state !== undefined) {
      hasAnyValues = true;
      internalValueResult.state = this._state;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobFilter | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._createdAfter = undefined;
      this._exportBucketId = undefined;
      this._maxAge = undefined;
      this._snapshotId = undefined;
      this._state = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._createdAfter = value.createdAfter;
      this._exportBucketId = value.exportBucketId;
      this._maxAge = value.maxAge;
      this._snapshotId = value.snapshotId;
      this._state = value.state;
    }
  }

  // created_after - computed: false, optional: true, required: false
  private _createdAfter?: string; 
  public get createdAfter() {
    return this.getStringAttribute('created_after');
  }
  public set createdAfter(value: string) {
    this._createdAfter = value;
  }
  public resetCreatedAfter() {
    this._createdAfter = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createdAfterInput() {
    return this._createdAfter;
  }

  // export_bucket_id - computed: false, optional: true, required: false
  private _exportBucketId?: string; 
  public get exportBucketId() {
    return this.getStringAttribute('export_bucket_id');
  }
  public set exportBucketId(value: string) {
    this._exportBucketId = value;
  }
  public resetExportBucketId() {
    this._exportBucketId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get exportBucketIdInput() {
    return this._exportBucketId;
  }

  // max_age - computed: false, optional: true, required: false
  private _maxAge?: string; 
  public get maxAge() {
    return this.getStringAttribute('max_age');
  }
  public set maxAge(value: string) {
    this._maxAge = value;
  }
  public resetMaxAge() {
    this._maxAge = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxAgeInput() {
    return this._maxAge;
  }

  // snapshot_id - computed: false, optional: true, required: false
  private _snapshotId?: string; 
  public get snapshotId() {
    return this.getStringAttribute('snapshot_id');
  }
  public set snapshotId(value: string) {
    this._snapshotId = value;
  }
  public resetSnapshotId() {
    this._snapshotId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get snapshotIdInput() {
    return this._snapshotId;
  }

  // state - computed: false, optional: true, required: false
  private _state?: string; 
  public get state() {
    return this.getStringAttribute('state');
  }
  public set state(value: string) {
    this._state = value;
  }
  public resetState() {
    this._state = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stateInput() {
    return this._state;
  }
}
export interface DataAtlasSnapshotExportJobStateReason {
}

export function dataAtlasSnapshotExportJobStateReasonToTerraform(struct?: DataAtlasSnapshotExportJobStateReason): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAtlasSnapshotExportJobStateReasonToHclTerraform(struct?: DataAtlasSnapshotExportJobStateReason): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAtlasSnapshotExportJobStateReasonOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataAtlasSnapshotExportJobStateReason | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobStateReason | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // error_code - computed: true, optional: false, required: false
  public get errorCode() {
    return this.getStringAttribute('error_code');
  }

  // message - computed: true, optional: false, required: false
  public get message() {
    return this.getStringAttribute('message');
  }
}
export interface DataAtlasSnapshotExportJobTimeouts {
  /**
  * How long the read may take as a whole, with everything it waits for, such as `90s` or `1h30m`. Default: `30m`.
  */
  readonly read?: string;
}

export function dataAtlasSnapshotExportJobTimeoutsToTerraform(struct?: DataAtlasSnapshotExportJobTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    read: cdktf.stringToTerraform(struct!.read),
  }
}


export function dataAtlasSnapshotExportJobTimeoutsToHclTerraform(struct?: DataAtlasSnapshotExportJobTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    read: {
      value: cdktf.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DataAtlasSnapshotExportJobTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataAtlasSnapshotExportJobTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._read !== undefined) {
      hasAnyValues = true;
      internalValueResult.read = this._read;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAtlasSnapshotExportJobTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._read = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._read = value.read;
    }
  }

  // read - computed: false, optional: true, required: false
  private _read?: string; 
  public get read() {
    return this.getStringAttribute('read');
  }
  public set read(value: string) {
    this._read = value;
  }
  public resetRead() {
    this._read = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readInput() {
    return this._read;
  }
}

/**
* Represents a atlas_snapshot_export_job
*/
export class DataAtlasSnapshotExportJob extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "atlas_snapshot_export_job";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataAtlasSnapshotExportJob resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataAtlasSnapshotExportJob to import
  * @param importFromId The id of the existing DataAtlasSnapshotExportJob that should be imported.
  * @param provider? Optional instance of the provider where the DataAtlasSnapshotExportJob to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "atlas_snapshot_export_job", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new atlas_snapshot_export_job Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataAtlasSnapshotExportJobConfig
  */
  public constructor(scope: Construct, id: string, config: DataAtlasSnapshotExportJobConfig) {
    super(scope, id, {
      terraformResourceType: 'atlas_snapshot_export_job',
      terraformGeneratorMetadata: {
        providerName: 'atlas',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._clusterName = config.clusterName;
    this._exportJobId = config.exportJobId;
    if (config.filter !== undefined) this._filter.internalValue = config.filter;
    this._mostRecent = config.mostRecent;
    this._projectId = config.projectId;
    this._waitForSuccess = config.waitForSuccess;
    if (config.timeouts !== undefined) this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // cluster_name - computed: false, optional: false, required: true
  private _clusterName?: string; 
  public get clusterName() {
    return this.getStringAttribute('cluster_name');
  }
  public set clusterName(value: string) {
    this._clusterName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get clusterNameInput() {
    return this._clusterName;
  }

  // complete_marker_key - computed: true, optional: false, required: false
  public get completeMarkerKey() {
    return this.getStringAttribute('complete_marker_key');
  }

  // components - computed: true, optional: false, required: false
  private _componentsBuilt?: DataAtlasSnapshotExportJobComponentsList;
  private get _components() {
    return this._componentsBuilt ??= new DataAtlasSnapshotExportJobComponentsList(this, "components", false);
  }
  public get components() {
    return this._components;
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // custom_data - computed: true, optional: false, required: false
  private _customDataBuilt?: DataAtlasSnapshotExportJobCustomDataList;
  private get _customData() {
    return this._customDataBuilt ??= new DataAtlasSnapshotExportJobCustomDataList(this, "custom_data", false);
  }
  public get customData() {
    return this._customData;
  }

  // export_bucket_id - computed: true, optional: false, required: false
  public get exportBucketId() {
    return this.getStringAttribute('export_bucket_id');
  }

  // export_job_id - computed: true, optional: true, required: false
  private _exportJobId?: string; 
  public get exportJobId() {
    return this.getStringAttribute('export_job_id');
  }
  public set exportJobId(value: string) {
    this._exportJobId = value;
  }
  public resetExportJobId() {
    this._exportJobId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get exportJobIdInput() {
    return this._exportJobId;
  }

  // export_status - computed: true, optional: false, required: false
  private _exportStatusBuilt?: DataAtlasSnapshotExportJobExportStatusOutputReference;
  private get _exportStatus() {
    return this._exportStatusBuilt ??= new DataAtlasSnapshotExportJobExportStatusOutputReference(this, "export_status");
  }
  public get exportStatus() {
    return this._exportStatus;
  }

  // filter - computed: false, optional: true, required: false
  private _filterBuilt?: DataAtlasSnapshotExportJobFilterOutputReference;
  private get _filter() {
    return this._filterBuilt ??= new DataAtlasSnapshotExportJobFilterOutputReference(this, "filter");
  }
  public get filter() {
    return this._filter;
  }
  public putFilter(value: DataAtlasSnapshotExportJobFilter) {
    this._filter.internalValue = value;
  }
  public resetFilter() {
    this._filter.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get filterInput() {
    return this._filterBuilt?.internalValue;
  }

  // finished_at - computed: true, optional: false, required: false
  public get finishedAt() {
    return this.getStringAttribute('finished_at');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // key_prefix - computed: true, optional: false, required: false
  public get keyPrefix() {
    return this.getStringAttribute('key_prefix');
  }

  // most_recent - computed: false, optional: true, required: false
  private _mostRecent?: boolean | cdktf.IResolvable; 
  public get mostRecent() {
    return this.getBooleanAttribute('most_recent');
  }
  public set mostRecent(value: boolean | cdktf.IResolvable) {
    this._mostRecent = value;
  }
  public resetMostRecent() {
    this._mostRecent = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get mostRecentInput() {
    return this._mostRecent;
  }

  // prefix - computed: true, optional: false, required: false
  public get prefix() {
    return this.getStringAttribute('prefix');
  }

  // project_id - computed: false, optional: false, required: true
  private _projectId?: string; 
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
  public set projectId(value: string) {
    this._projectId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  // snapshot_id - computed: true, optional: false, required: false
  public get snapshotId() {
    return this.getStringAttribute('snapshot_id');
  }

  // state - computed: true, optional: false, required: false
  public get state() {
    return this.getStringAttribute('state');
  }

  // state_reason - computed: true, optional: false, required: false
  private _stateReasonBuilt?: DataAtlasSnapshotExportJobStateReasonOutputReference;
  private get _stateReason() {
    return this._stateReasonBuilt ??= new DataAtlasSnapshotExportJobStateReasonOutputReference(this, "state_reason");
  }
  public get stateReason() {
    return this._stateReason;
  }

  // wait_for_success - computed: false, optional: true, required: false
  private _waitForSuccess?: boolean | cdktf.IResolvable; 
  public get waitForSuccess() {
    return this.getBooleanAttribute('wait_for_success');
  }
  public set waitForSuccess(value: boolean | cdktf.IResolvable) {
    this._waitForSuccess = value;
  }
  public resetWaitForSuccess() {
    this._waitForSuccess = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get waitForSuccessInput() {
    return this._waitForSuccess;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeoutsBuilt?: DataAtlasSnapshotExportJobTimeoutsOutputReference;
  private get _timeouts() {
    return this._timeoutsBuilt ??= new DataAtlasSnapshotExportJobTimeoutsOutputReference(this, "timeouts");
  }
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: DataAtlasSnapshotExportJobTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeoutsBuilt?.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      cluster_name: cdktf.stringToTerraform(this._clusterName),
      export_job_id: cdktf.stringToTerraform(this._exportJobId),
      filter: dataAtlasSnapshotExportJobFilterToTerraform(this._filterBuilt?.internalValue),
      most_recent: cdktf.booleanToTerraform(this._mostRecent),
      project_id: cdktf.stringToTerraform(this._projectId),
      wait_for_success: cdktf.booleanToTerraform(this._waitForSuccess),
      timeouts: dataAtlasSnapshotExportJobTimeoutsToTerraform(this._timeoutsBuilt?.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      cluster_name: {
        value: cdktf.stringToHclTerraform(this._clusterName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      export_job_id: {
        value: cdktf.stringToHclTerraform(this._exportJobId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      filter: {
        value: dataAtlasSnapshotExportJobFilterToHclTerraform(this._filterBuilt?.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DataAtlasSnapshotExportJobFilter",
      },
      most_recent: {
        value: cdktf.booleanToHclTerraform(this._mostRecent),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      project_id: {
        value: cdktf.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      wait_for_success: {
        value: cdktf.booleanToHclTerraform(this._waitForSuccess),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      timeouts: {
        value: dataAtlasSnapshotExportJobTimeoutsToHclTerraform(this._timeoutsBuilt?.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DataAtlasSnapshotExportJobTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
