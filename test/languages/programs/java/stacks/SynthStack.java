// The same as in the other stack, read while the program runs: all outputs are plain values.
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktf_provider_atlas.AtlasLookup;
import io.github.cdktf_provider_atlas.AtlasLookupProps;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportBucket;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportBuckets;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJobs;
import io.github.cdktf_provider_atlas.ExportJobSelection;
import io.github.cdktf_provider_atlas.ReadAt;
import io.github.cdktf_provider_atlas.ResolvedExportComponent;
import io.github.cdktf_provider_atlas.ResolvedExportStatus;
import io.github.cdktf_provider_atlas.ResolvedSnapshotExportBucket;
import io.github.cdktf_provider_atlas.ResolvedSnapshotExportJob;
import io.github.cdktf_provider_atlas.SnapshotExportState;
import java.util.stream.Collectors;
import software.constructs.Construct;

final class SynthStack extends TerraformStack {
    SynthStack(Construct scope, String id) {
        super(scope, id);
        AtlasLookup.use(
                this,
                AtlasLookup.of(AtlasLookupProps.builder()
                        .contextFile(Settings.of("PROBE_CONTEXT_FILE"))
                        .build()));
        DataAtlasSnapshotExportJob job = job("orders")
                .exportJobId(Settings.of("ATLAS_SHARDED_EXPORT_JOB_ID"))
                .waitForSuccess(true)
                .build();
        job.addOutputs("sharded");
        job.requireSuccess();
        if (job.getIsSuccessful() && job.getIsFinished() && job.getState().equals(SnapshotExportState.SUCCESSFUL)) {
            output("load_from", job.uri(job.bucket()));
        }
        output("collection", job.collectionUri(job.bucket(), "shop", "orders"));
        output("handoff", job.getHandoff());
        output("components", job.getComponents());
        showResolved(job);

        DataAtlasSnapshotExportJob failed =
                job("failed").exportJobId(Settings.of("ATLAS_FAILED_EXPORT_JOB_ID")).build();
        output("failure", failed.getResolved().getStateReason().getMessage());
        DataAtlasSnapshotExportJob unfinished = job("unfinished")
                .exportJobId(Settings.of("ATLAS_UNFINISHED_EXPORT_JOB_ID"))
                .allowUnfinished(true)
                .build();
        output("unfinished_state", unfinished.getState());
        output("is_finished", unfinished.getIsFinished());

        DataAtlasSnapshotExportJob newest = job("newest").select(ExportJobSelection.mostRecent()).build();
        output("newest_id", newest.getResolved().getId());
        showLists();
    }

    private DataAtlasSnapshotExportJob.Builder job(String id) {
        return DataAtlasSnapshotExportJob.Builder.create(this, id)
                .projectId(Settings.PROJECT_ID)
                .clusterName(Settings.CLUSTER_NAME)
                .readAt(ReadAt.SYNTH);
    }

    private void output(String id, Object value) {
        TerraformOutput.Builder.create(this, id).value(value).build();
    }

    private void showResolved(DataAtlasSnapshotExportJob job) {
        ResolvedSnapshotExportJob resolved = job.getResolved();
        output("replica_sets", resolved.getComponents().stream()
                .map(ResolvedExportComponent::getReplicaSetName)
                .collect(Collectors.toList()));
        output("finished_at", resolved.getFinishedAt());
        // An output whose value is null is refused in Java.
        ResolvedExportStatus status = resolved.getExportStatus();
        output("collections", status == null ? 0 : status.getTotalCollections());
        output("has_custom_data", resolved.getCustomData() != null);
        output("project", job.getPrefixParts().getProject());
    }

    private void showLists() {
        DataAtlasSnapshotExportJobs jobs = DataAtlasSnapshotExportJobs.Builder.create(this, "jobs")
                .projectId(Settings.PROJECT_ID)
                .clusterName(Settings.CLUSTER_NAME)
                .readAt(ReadAt.SYNTH)
                .build();
        output("states", jobs.getResolved().getResults().stream()
                .map(ResolvedSnapshotExportJob::getState)
                .collect(Collectors.toList()));
        DataAtlasSnapshotExportBuckets buckets = DataAtlasSnapshotExportBuckets.Builder.create(this, "buckets")
                .projectId(Settings.PROJECT_ID)
                .readAt(ReadAt.SYNTH)
                .build();
        output("names", buckets.getResolved().getResults().stream()
                .map(ResolvedSnapshotExportBucket::getBucketName)
                .collect(Collectors.toList()));
        DataAtlasSnapshotExportBucket bucket = DataAtlasSnapshotExportBucket.Builder.create(this, "one")
                .projectId(Settings.PROJECT_ID)
                .exportBucketId(Settings.of("ATLAS_EXPORT_BUCKET_ID"))
                .readAt(ReadAt.SYNTH)
                .build();
        output("needs_private_network", bucket.getResolved().getRequirePrivateNetworking());
    }
}
