// Everything that a stack can be made of, in both modes; each language has this program, and all write the same bytes.
package main

import (
	"os"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func setting(name string) *string {
	return jsii.String(os.Getenv(name))
}

var (
	projectId   = setting("ATLAS_PROJECT_ID")
	clusterName = setting("ATLAS_CLUSTER_NAME")
)

func output(stack cdktf.TerraformStack, id string, value any) {
	cdktf.NewTerraformOutput(stack, jsii.String(id), &cdktf.TerraformOutputConfig{Value: value})
}

// newApplyStack has each job, list and bucket, read by Terraform: all outputs are tokens.
func newApplyStack(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, jsii.String(id))
	clientSecret := cdktf.NewTerraformVariable(stack, jsii.String("client_secret"), &cdktf.TerraformVariableConfig{
		Type:      jsii.String("string"),
		Sensitive: jsii.Bool(true),
	})
	atlas.NewAtlasProvider(stack, jsii.String("atlas"), &atlas.AtlasProviderProps{
		BaseUrl:        setting("MONGODB_ATLAS_BASE_URL"),
		RequestTimeout: jsii.String("90s"),
	})
	other := atlas.NewAtlasProvider(stack, jsii.String("other"), &atlas.AtlasProviderProps{
		Alias:        jsii.String("other"),
		ClientId:     setting("MONGODB_ATLAS_CLIENT_ID"),
		ClientSecret: clientSecret.StringValue(),
	})

	job := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("orders"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ExportJobId: setting("ATLAS_EXPORT_JOB_ID"),
		Timeouts:    &atlas.AtlasReadTimeouts{Read: jsii.String("5m")},
	})
	job.AddOutputs(nil)
	job.RequireSuccess()
	bucket := job.Bucket()
	output(stack, "paths", []*string{
		job.Uri(bucket),
		job.CollectionUri(bucket, jsii.String("shop"), jsii.String("orders")),
		job.CollectionKeyPrefix(jsii.String("shop"), jsii.String("orders")),
		job.CompleteMarkerKey(),
	})
	output(stack, "handoff", job.Handoff())
	output(stack, "config", cdktf.Fn_Jsonencode(map[string]any{
		"components": job.Components().Get(jsii.Number(0)).ReplicaSetName(),
		"job": map[string]any{
			"collections": job.ExportStatus().TotalCollections(),
			"id":          job.Id(),
			"names":       []*string{job.State(), job.Prefix()},
		},
	}))
	output(stack, "custom_data", job.CustomData())
	output(stack, "is_token", cdktf.Token_IsUnresolved(job.State()))

	newest := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("newest"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		Select: atlas.ExportJobSelection_MostRecent(&atlas.ExportJobFilter{
			State:          atlas.SnapshotExportState_SUCCESSFUL(),
			CreatedAfter:   jsii.String("2024-01-01T00:00:00Z"),
			ExportBucketId: setting("ATLAS_EXPORT_BUCKET_ID"),
			MaxAge:         jsii.String("87600h"),
		}),
		Provider:  other,
		DependsOn: &[]cdktf.ITerraformDependable{job},
	})
	output(stack, "newest_id", newest.ExportJobId())
	atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("waited"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:      projectId,
		ClusterName:    clusterName,
		Select:         atlas.ExportJobSelection_MostRecent(nil),
		WaitForSuccess: jsii.Bool(true),
	})
	counted := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("counted"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ExportJobId: setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
		Count:       cdktf.TerraformCount_Of(cdktf.Token_AsNumber(`${length(["a", "b"])}`)),
	})
	output(stack, "counted_states", "${"+*counted.Fqn()+"[*].state}")

	jobs := atlas.NewDataAtlasSnapshotExportJobs(stack, jsii.String("jobs"), &atlas.DataAtlasSnapshotExportJobsProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		Filter:      &atlas.ExportJobFilter{State: atlas.SnapshotExportState_FAILED()},
	})
	output(stack, "failures", jobs.Results().Get(jsii.Number(0)).StateReason().Message())
	buckets := atlas.NewDataAtlasSnapshotExportBuckets(stack, jsii.String("buckets"), &atlas.DataAtlasSnapshotExportBucketsProps{
		ProjectId: projectId,
	})
	output(stack, "bucket_list", buckets.Results())
	one := atlas.NewDataAtlasSnapshotExportBucket(stack, jsii.String("one"), &atlas.DataAtlasSnapshotExportBucketProps{
		ProjectId:      projectId,
		ExportBucketId: setting("ATLAS_EXPORT_BUCKET_ID"),
	})
	output(stack, "bucket_name", one.BucketName())
	return stack
}

// newSynthStack has the same, read while the program runs: all outputs are plain values.
func newSynthStack(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, jsii.String(id))
	atlas.AtlasLookup_Use(stack, atlas.AtlasLookup_Of(&atlas.AtlasLookupProps{ContextFile: setting("PROBE_CONTEXT_FILE")}))
	job := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("orders"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:      projectId,
		ClusterName:    clusterName,
		ExportJobId:    setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
		ReadAt:         atlas.ReadAt_SYNTH,
		WaitForSuccess: jsii.Bool(true),
	})
	job.AddOutputs(jsii.String("sharded"))
	job.RequireSuccess()
	if *job.IsSuccessful() && *job.IsFinished() && *job.State() == *atlas.SnapshotExportState_SUCCESSFUL() {
		output(stack, "load_from", job.Uri(job.Bucket()))
	}
	output(stack, "collection", job.CollectionUri(job.Bucket(), jsii.String("shop"), jsii.String("orders")))
	output(stack, "handoff", job.Handoff())
	output(stack, "components", job.Components())

	resolved := job.Resolved()
	var replicaSets []*string
	if resolved.Components != nil {
		for _, component := range *resolved.Components {
			replicaSets = append(replicaSets, component.ReplicaSetName)
		}
	}
	output(stack, "replica_sets", replicaSets)
	output(stack, "finished_at", resolved.FinishedAt)
	collections := jsii.Number(0)
	if resolved.ExportStatus != nil {
		collections = resolved.ExportStatus.TotalCollections
	}
	output(stack, "collections", collections)
	output(stack, "has_custom_data", resolved.CustomData != nil)
	var project *string
	if parts := job.PrefixParts(); parts != nil {
		project = parts.Project
	}
	output(stack, "project", project)

	failed := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("failed"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ExportJobId: setting("ATLAS_FAILED_EXPORT_JOB_ID"),
		ReadAt:      atlas.ReadAt_SYNTH,
	})
	var failure *string
	if reason := failed.Resolved().StateReason; reason != nil {
		failure = reason.Message
	}
	output(stack, "failure", failure)
	unfinished := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("unfinished"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:       projectId,
		ClusterName:     clusterName,
		ExportJobId:     setting("ATLAS_UNFINISHED_EXPORT_JOB_ID"),
		ReadAt:          atlas.ReadAt_SYNTH,
		AllowUnfinished: jsii.Bool(true),
	})
	output(stack, "unfinished_state", unfinished.State())
	output(stack, "is_finished", unfinished.IsFinished())

	newest := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("newest"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ReadAt:      atlas.ReadAt_SYNTH,
		Select:      atlas.ExportJobSelection_MostRecent(nil),
	})
	output(stack, "newest_id", newest.Resolved().Id)
	jobs := atlas.NewDataAtlasSnapshotExportJobs(stack, jsii.String("jobs"), &atlas.DataAtlasSnapshotExportJobsProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ReadAt:      atlas.ReadAt_SYNTH,
	})
	var states []*string
	for _, each := range *jobs.Resolved().Results {
		states = append(states, each.State)
	}
	output(stack, "states", states)
	buckets := atlas.NewDataAtlasSnapshotExportBuckets(stack, jsii.String("buckets"), &atlas.DataAtlasSnapshotExportBucketsProps{
		ProjectId: projectId,
		ReadAt:    atlas.ReadAt_SYNTH,
	})
	var names []*string
	for _, each := range *buckets.Resolved().Results {
		names = append(names, each.BucketName)
	}
	output(stack, "names", names)
	bucket := atlas.NewDataAtlasSnapshotExportBucket(stack, jsii.String("one"), &atlas.DataAtlasSnapshotExportBucketProps{
		ProjectId:      projectId,
		ExportBucketId: setting("ATLAS_EXPORT_BUCKET_ID"),
		ReadAt:         atlas.ReadAt_SYNTH,
	})
	output(stack, "needs_private_network", bucket.Resolved().RequirePrivateNetworking)
	return stack
}

func main() {
	defer jsii.Close()
	app := cdktf.NewApp(nil)
	newApplyStack(app, "apply")
	newSynthStack(app, "synth")
	app.Synth()
}
