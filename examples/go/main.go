// Two stacks: one reads export jobs of MongoDB Atlas, the other hands them to a loader.
package main

import (
	"os"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

// setting is an environment variable: set ATLAS_PROJECT_ID and the others to your own; credentials come from
// MONGODB_ATLAS_… variables.
func setting(name string) *string {
	value, found := os.LookupEnv(name)
	if !found {
		panic("Set the environment variable " + name)
	}
	return jsii.String(value)
}

type exportsStack struct {
	cdktf.TerraformStack
	orders atlas.DataAtlasSnapshotExportJob
	events atlas.DataAtlasSnapshotExportJob
}

func newExportsStack(scope constructs.Construct, id string) exportsStack {
	stack := cdktf.NewTerraformStack(scope, jsii.String(id))
	projectId, clusterName := setting("ATLAS_PROJECT_ID"), setting("ATLAS_CLUSTER_NAME")

	// Read by Terraform when it plans: its outputs are tokens.
	atlas.NewAtlasProvider(stack, jsii.String("atlas"), nil)
	orders := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("orders"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ExportJobId: setting("ATLAS_EXPORT_JOB_ID"),
	})
	orders.AddOutputs(nil)

	// Read now, while this program runs: its outputs are plain values, and Terraform needs nothing for them.
	events := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("events"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   projectId,
		ClusterName: clusterName,
		ExportJobId: setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
		ReadAt:      atlas.ReadAt_SYNTH,
	})
	events.AddOutputs(nil)
	shards := 1
	if components := events.Resolved().Components; components != nil {
		shards = len(*components)
	}
	cdktf.NewTerraformOutput(stack, jsii.String("events_shards"), &cdktf.TerraformOutputConfig{
		Value:    shards,
		StaticId: jsii.Bool(true),
	})
	return exportsStack{stack, orders, events}
}

func newPipelineStack(scope constructs.Construct, id string, exports exportsStack) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, jsii.String(id))
	var jobs []map[string]*string
	for _, job := range []atlas.DataAtlasSnapshotExportJob{exports.orders, exports.events} {
		jobs = append(jobs, map[string]*string{
			"exportBucketId": job.ExportBucketId(),
			"prefix":         job.Prefix(),
			"state":          job.State(),
		})
	}

	// What a loader would read, written as a file into this stack's folder.
	config := cdktf.Fn_Jsonencode(map[string]any{"jobs": jobs})
	cdktf.NewDataResource(stack, jsii.String("loader"), &cdktf.DataConfig{
		TriggersReplace: &map[string]any{"config": config},
		Provisioners: &[]any{&cdktf.LocalExecProvisioner{
			Type:        jsii.String("local-exec"),
			Interpreter: jsii.Strings("node", "-e"),
			Command:     jsii.String("require('node:fs').writeFileSync('loader.json', process.env.LOADER_CONFIG)"),
			Environment: &map[string]*string{"LOADER_CONFIG": config},
		}},
	})
	cdktf.NewTerraformOutput(stack, jsii.String("loader_config"), &cdktf.TerraformOutputConfig{
		Value:    config,
		StaticId: jsii.Bool(true),
	})
	return stack
}

func main() {
	defer jsii.Close()
	app := cdktf.NewApp(nil)
	newPipelineStack(app, "pipeline", newExportsStack(app, "exports"))
	app.Synth()
}
