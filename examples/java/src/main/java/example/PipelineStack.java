// Gets the jobs of the other stack, and writes what a loader would read.
package example;

import com.hashicorp.cdktf.DataResource;
import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.LocalExecProvisioner;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

final class PipelineStack extends TerraformStack {
    PipelineStack(Construct scope, String id, ExportsStack exports) {
        super(scope, id);
        List<Map<String, String>> jobs = exports.jobs().stream().map(PipelineStack::described).toList();

        // What a loader would read, written as a file into this stack's folder.
        String config = Fn.jsonencode(Map.of("jobs", jobs));
        DataResource.Builder.create(this, "loader")
                .triggersReplace(Map.of("config", config))
                .provisioners(List.of(LocalExecProvisioner.builder()
                        .type("local-exec")
                        .interpreter(List.of("node", "-e"))
                        .command("require('node:fs').writeFileSync('loader.json', process.env.LOADER_CONFIG)")
                        .environment(Map.of("LOADER_CONFIG", config))
                        .build()))
                .build();
        TerraformOutput.Builder.create(this, "loader_config").value(config).staticId(true).build();
    }

    /** Sorted by name: Map.of has another order in each run, and so would the text. */
    private static Map<String, String> described(DataAtlasSnapshotExportJob job) {
        return new TreeMap<>(Map.of(
                "state", job.getState(),
                "prefix", job.getPrefix(),
                "exportBucketId", job.getExportBucketId()));
    }
}
