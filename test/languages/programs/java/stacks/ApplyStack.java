// Each job, list and bucket, read by Terraform: all outputs are tokens.
import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.TerraformCount;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.Token;
import io.github.cdktf_provider_atlas.AtlasProvider;
import io.github.cdktf_provider_atlas.AtlasReadTimeouts;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportBucket;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportBuckets;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJobs;
import io.github.cdktf_provider_atlas.ExportJobFilter;
import io.github.cdktf_provider_atlas.ExportJobSelection;
import io.github.cdktf_provider_atlas.SnapshotExportState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

final class ApplyStack extends TerraformStack {
    ApplyStack(Construct scope, String id) {
        super(scope, id);
        TerraformVariable clientSecret =
                TerraformVariable.Builder.create(this, "client_secret").type("string").sensitive(true).build();
        AtlasProvider.Builder.create(this, "atlas")
                .baseUrl(Settings.of("MONGODB_ATLAS_BASE_URL"))
                .requestTimeout("90s")
                .build();
        AtlasProvider other = AtlasProvider.Builder.create(this, "other")
                .alias("other")
                .clientId(Settings.of("MONGODB_ATLAS_CLIENT_ID"))
                .clientSecret(clientSecret.getStringValue())
                .build();

        DataAtlasSnapshotExportJob job = job("orders")
                .exportJobId(Settings.of("ATLAS_EXPORT_JOB_ID"))
                .timeouts(AtlasReadTimeouts.builder().read("5m").build())
                .build();
        job.addOutputs();
        job.requireSuccess();
        showPaths(job);
        showConfig(job);
        output("custom_data", job.getCustomData());
        output("is_token", Token.isUnresolved(job.getState()));

        DataAtlasSnapshotExportJob newest = job("newest")
                .select(ExportJobSelection.mostRecent(ExportJobFilter.builder()
                        .state(SnapshotExportState.SUCCESSFUL)
                        .createdAfter("2024-01-01T00:00:00Z")
                        .exportBucketId(Settings.of("ATLAS_EXPORT_BUCKET_ID"))
                        .maxAge("87600h")
                        .build()))
                .provider(other)
                .dependsOn(List.of(job))
                .build();
        output("newest_id", newest.getExportJobId());
        job("waited").select(ExportJobSelection.mostRecent()).waitForSuccess(true).build();
        DataAtlasSnapshotExportJob counted = job("counted")
                .exportJobId(Settings.of("ATLAS_SHARDED_EXPORT_JOB_ID"))
                .count(TerraformCount.of(Token.asNumber("${length([\"a\", \"b\"])}")))
                .build();
        output("counted_states", "${" + counted.getFqn() + "[*].state}");
        showLists();
    }

    private DataAtlasSnapshotExportJob.Builder job(String id) {
        return DataAtlasSnapshotExportJob.Builder.create(this, id)
                .projectId(Settings.PROJECT_ID)
                .clusterName(Settings.CLUSTER_NAME);
    }

    private void output(String id, Object value) {
        TerraformOutput.Builder.create(this, id).value(value).build();
    }

    private void showPaths(DataAtlasSnapshotExportJob job) {
        DataAtlasSnapshotExportBucket bucket = job.bucket();
        output("paths", List.of(
                job.uri(bucket),
                job.collectionUri(bucket, "shop", "orders"),
                job.collectionKeyPrefix("shop", "orders"),
                job.getCompleteMarkerKey()));
        output("handoff", job.getHandoff());
    }

    /** Sorted by their names: in Map.of the order is another in each run. */
    private void showConfig(DataAtlasSnapshotExportJob job) {
        Map<String, Object> described = new TreeMap<>(Map.of(
                "id", job.getId(),
                "collections", job.getExportStatus().getTotalCollections(),
                "names", List.of(job.getState(), job.getPrefix())));
        output("config", Fn.jsonencode(new TreeMap<>(Map.of(
                "job", described,
                "components", job.getComponents().get(0).getReplicaSetName()))));
    }

    private void showLists() {
        DataAtlasSnapshotExportJobs jobs = DataAtlasSnapshotExportJobs.Builder.create(this, "jobs")
                .projectId(Settings.PROJECT_ID)
                .clusterName(Settings.CLUSTER_NAME)
                .filter(ExportJobFilter.builder().state(SnapshotExportState.FAILED).build())
                .build();
        output("failures", jobs.getResults().get(0).getStateReason().getMessage());
        DataAtlasSnapshotExportBuckets buckets = DataAtlasSnapshotExportBuckets.Builder.create(this, "buckets")
                .projectId(Settings.PROJECT_ID)
                .build();
        output("bucket_list", buckets.getResults());
        DataAtlasSnapshotExportBucket one = DataAtlasSnapshotExportBucket.Builder.create(this, "one")
                .projectId(Settings.PROJECT_ID)
                .exportBucketId(Settings.of("ATLAS_EXPORT_BUCKET_ID"))
                .build();
        output("bucket_name", one.getBucketName());
    }
}
