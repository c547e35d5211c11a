// Reads two export jobs, one in Terraform and one while the app runs.
package example;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktf_provider_atlas.AtlasProvider;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import io.github.cdktf_provider_atlas.ReadAt;
import io.github.cdktf_provider_atlas.ResolvedExportComponent;
import java.util.List;
import software.constructs.Construct;

final class ExportsStack extends TerraformStack {
    private final DataAtlasSnapshotExportJob orders;
    private final DataAtlasSnapshotExportJob events;

    ExportsStack(Construct scope, String id) {
        super(scope, id);

        // Read by Terraform when it plans: its outputs are tokens.
        new AtlasProvider(this, "atlas");
        orders = job("orders").exportJobId(setting("ATLAS_EXPORT_JOB_ID")).build();
        orders.addOutputs();

        // Read now, while this program runs: its outputs are plain values, and Terraform needs nothing for them.
        events = job("events")
                .exportJobId(setting("ATLAS_SHARDED_EXPORT_JOB_ID"))
                .readAt(ReadAt.SYNTH)
                .build();
        events.addOutputs();
        List<ResolvedExportComponent> shards = events.getResolved().getComponents();
        TerraformOutput.Builder.create(this, "events_shards")
                .value(shards == null ? 1 : shards.size())
                .staticId(true)
                .build();
    }

    List<DataAtlasSnapshotExportJob> jobs() {
        return List.of(orders, events);
    }

    private DataAtlasSnapshotExportJob.Builder job(String id) {
        return DataAtlasSnapshotExportJob.Builder.create(this, id)
                .projectId(setting("ATLAS_PROJECT_ID"))
                .clusterName(setting("ATLAS_CLUSTER_NAME"));
    }

    /** Set ATLAS_PROJECT_ID and the others to your own; credentials come from MONGODB_ATLAS_… variables. */
    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException("Set the environment variable " + name);
        }
        return value;
    }
}
