// What is Go's own: how an error ends a program, when the environment is copied, and what is absent.
package main

import (
	"encoding/json"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func setting(name string) *string {
	return jsii.String(os.Getenv(name))
}

func newStack() cdktf.TerraformStack {
	return cdktf.NewTerraformStack(cdktf.NewApp(nil), jsii.String("stack"))
}

func atSynth(stack cdktf.TerraformStack, exportJobId *string) atlas.DataAtlasSnapshotExportJob {
	return atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("job"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   setting("ATLAS_PROJECT_ID"),
		ClusterName: setting("ATLAS_CLUSTER_NAME"),
		ExportJobId: exportJobId,
		ReadAt:      atlas.ReadAt_SYNTH,
	})
}

// setLate sets what an environment without credentials lacks.
func setLate() {
	os.Setenv("MONGODB_ATLAS_CLIENT_ID", os.Getenv("WAYS_CLIENT_ID"))
	os.Setenv("MONGODB_ATLAS_CLIENT_SECRET", os.Getenv("WAYS_CLIENT_SECRET"))
}

var ways = map[string]func() any{
	// In the constructor, and in a getter: nothing recovers.
	"bad_id": func() any {
		return atSynth(newStack(), jsii.String("not-an-id")).State()
	},
	"not_found": func() any {
		return atSynth(newStack(), jsii.String("65000000000000000000ffff")).State()
	},
	// The environment is copied for the kernel before main begins, and anew once it has been closed.
	"set_before": func() any {
		setLate()
		return atSynth(newStack(), setting("ATLAS_EXPORT_JOB_ID")).State()
	},
	"set_after": func() any {
		stack := newStack()
		setLate()
		return atSynth(stack, setting("ATLAS_EXPORT_JOB_ID")).State()
	},
	"set_and_closed": func() any {
		setLate()
		jsii.Close()
		return atSynth(newStack(), setting("ATLAS_EXPORT_JOB_ID")).State()
	},
	// Members of a struct are pointers, nil where Atlas left the value out.
	"pointers": func() any {
		resolved := atSynth(newStack(), setting("ATLAS_SHARDED_EXPORT_JOB_ID")).Resolved()
		first := (*resolved.Components)[0]
		return map[string]any{
			"state":          *resolved.State,
			"replicaSet":     *first.ReplicaSetName,
			"components":     len(*resolved.Components),
			"noExportStatus": resolved.ExportStatus == nil,
			"noStateReason":  resolved.StateReason == nil,
		}
	},
	// What Atlas left out is nil in the resolved struct, and a token in the construct, which is null in Terraform.
	"absent": func() any {
		stack := newStack()
		job := atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("job"), &atlas.DataAtlasSnapshotExportJobProps{
			ProjectId:       setting("ATLAS_PROJECT_ID"),
			ClusterName:     setting("ATLAS_CLUSTER_NAME"),
			ExportJobId:     setting("ATLAS_UNFINISHED_EXPORT_JOB_ID"),
			ReadAt:          atlas.ReadAt_SYNTH,
			AllowUnfinished: jsii.Bool(true),
		})
		return map[string]any{
			"resolved": job.Resolved().FinishedAt,
			"token":    cdktf.Token_IsUnresolved(job.FinishedAt()),
		}
	},
	// A required value that is nil is refused before anything is called.
	"nil_id": func() any {
		return atSynth(newStack(), nil).State()
	},
	"nil_cluster": func() any {
		atlas.NewDataAtlasSnapshotExportJob(newStack(), jsii.String("job"), &atlas.DataAtlasSnapshotExportJobProps{
			ProjectId:   setting("ATLAS_PROJECT_ID"),
			ExportJobId: setting("ATLAS_EXPORT_JOB_ID"),
		})
		return nil
	},
	"nil_output": func() any {
		stack := newStack()
		cdktf.NewTerraformOutput(stack, jsii.String("nil"), &cdktf.TerraformOutputConfig{Value: nil})
		return nil
	},
}

func main() {
	defer jsii.Close()
	if err := json.NewEncoder(os.Stdout).Encode(ways[os.Args[1]]()); err != nil {
		panic(err)
	}
}
