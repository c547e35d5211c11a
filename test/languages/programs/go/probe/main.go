// What happens when something is wrong, one case for each name given as an argument; each language has this program.
// It prints one JSON object: what was thrown as "error", or what came out as "value".
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func setting(name string) *string {
	return jsii.String(os.Getenv(name))
}

func atApply(stack cdktf.TerraformStack, id string, exportJobId *string) atlas.DataAtlasSnapshotExportJob {
	return atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String(id), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   setting("ATLAS_PROJECT_ID"),
		ClusterName: setting("ATLAS_CLUSTER_NAME"),
		ExportJobId: exportJobId,
	})
}

// atSynth takes nil for the lookup of the environment.
func atSynth(stack cdktf.TerraformStack, exportJobId *string, lookup atlas.AtlasLookup) atlas.DataAtlasSnapshotExportJob {
	return atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("job"), &atlas.DataAtlasSnapshotExportJobProps{
		ProjectId:   setting("ATLAS_PROJECT_ID"),
		ClusterName: setting("ATLAS_CLUSTER_NAME"),
		ExportJobId: exportJobId,
		ReadAt:      atlas.ReadAt_SYNTH,
		Lookup:      lookup,
	})
}

// allSettings are all settings as properties: a variable set after the kernel's start is not seen by it.
func allSettings() atlas.AtlasLookup {
	return atlas.AtlasLookup_Of(&atlas.AtlasLookupProps{
		BaseUrl:        setting("PROBE_BASE_URL"),
		ClientId:       setting("PROBE_CLIENT_ID"),
		ClientSecret:   setting("PROBE_CLIENT_SECRET"),
		ApiVersion:     jsii.String("v2"),
		RequestTimeout: jsii.String("30s"),
		Timeout:        jsii.String("1m"),
		Mode:           jsii.String("refresh"),
		ContextFile:    jsii.String("kept.json"),
	})
}

func offline() atlas.AtlasLookup {
	return atlas.AtlasLookup_Of(&atlas.AtlasLookupProps{
		Mode:        jsii.String("offline"),
		ContextFile: jsii.String("none.json"),
	})
}

// cases are what is tried, by its name. What gives nothing gives nil.
var cases = map[string]func(stack cdktf.TerraformStack) any{
	"bad_id": func(stack cdktf.TerraformStack) any {
		atApply(stack, "job", jsii.String("not-an-id"))
		return nil
	},
	"token_as_id": func(stack cdktf.TerraformStack) any {
		first := atApply(stack, "first", setting("ATLAS_EXPORT_JOB_ID"))
		return atSynth(stack, first.SnapshotId(), nil).State()
	},
	"not_found": func(stack cdktf.TerraformStack) any {
		return atSynth(stack, jsii.String("65000000000000000000ffff"), nil).State()
	},
	"offline": func(stack cdktf.TerraformStack) any {
		return atSynth(stack, setting("ATLAS_EXPORT_JOB_ID"), offline()).State()
	},
	"failed_job": func(stack cdktf.TerraformStack) any {
		atSynth(stack, setting("ATLAS_FAILED_EXPORT_JOB_ID"), nil).RequireSuccess()
		return nil
	},
	"only_at_synth": func(stack cdktf.TerraformStack) any {
		return atApply(stack, "job", setting("ATLAS_EXPORT_JOB_ID")).IsSuccessful()
	},
	"literal_secret": func(stack cdktf.TerraformStack) any {
		atlas.NewAtlasProvider(stack, jsii.String("atlas"), &atlas.AtlasProviderProps{
			ClientId:     jsii.String("mdb_sa_id"),
			ClientSecret: jsii.String("a-secret-of-mine"),
		})
		return nil
	},
	// What the environment gives: nothing, in this case.
	"no_credentials": func(stack cdktf.TerraformStack) any {
		return atSynth(stack, setting("ATLAS_EXPORT_JOB_ID"), nil).State()
	},
	"properties": func(stack cdktf.TerraformStack) any {
		return atSynth(stack, setting("ATLAS_EXPORT_JOB_ID"), allSettings()).State()
	},
	// Never ends by itself.
	"wait": func(stack cdktf.TerraformStack) any {
		return atlas.NewDataAtlasSnapshotExportJob(stack, jsii.String("job"), &atlas.DataAtlasSnapshotExportJobProps{
			ProjectId:      setting("ATLAS_PROJECT_ID"),
			ClusterName:    setting("ATLAS_CLUSTER_NAME"),
			ExportJobId:    setting("ATLAS_UNFINISHED_EXPORT_JOB_ID"),
			ReadAt:         atlas.ReadAt_SYNTH,
			WaitForSuccess: jsii.Bool(true),
		}).State()
	},
}

// outcome is a value, or what an error of the library arrives as: a panic.
func outcome(run func(stack cdktf.TerraformStack) any) (result map[string]any) {
	stack := cdktf.NewTerraformStack(cdktf.NewApp(nil), jsii.String("stack"))
	defer func() {
		if reason := recover(); reason != nil {
			result = map[string]any{"error": fmt.Sprint(reason)}
		}
	}()
	return map[string]any{"value": run(stack)}
}

func main() {
	defer jsii.Close()
	var name string
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	run, found := cases[name]
	if !found {
		panic("No case " + name)
	}
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	if err := output.Encode(outcome(run)); err != nil {
		panic(err)
	}
}
