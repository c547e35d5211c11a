# Everything that a stack can be made of, in both modes: the program of the other languages, and the same bytes.
import os

from cdktf import App, Fn, TerraformCount, TerraformOutput, TerraformStack, TerraformVariable, Token
from cdktf_provider_atlas import (
    AtlasLookup,
    AtlasProvider,
    AtlasReadTimeouts,
    DataAtlasSnapshotExportBucket,
    DataAtlasSnapshotExportBuckets,
    DataAtlasSnapshotExportJob,
    DataAtlasSnapshotExportJobs,
    ExportJobFilter,
    ExportJobSelection,
    ReadAt,
    SnapshotExportState,
)
from constructs import Construct


def setting(name: str) -> str:
    return os.environ.get(name, "")


project_id = setting("ATLAS_PROJECT_ID")
cluster = {"project_id": project_id, "cluster_name": setting("ATLAS_CLUSTER_NAME")}


class ApplyStack(TerraformStack):
    """Each job, list and bucket, read by Terraform: all outputs are tokens."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        client_secret = TerraformVariable(self, "client_secret", type="string", sensitive=True)
        AtlasProvider(self, "atlas", base_url=setting("MONGODB_ATLAS_BASE_URL"), request_timeout="90s")
        other = AtlasProvider(
            self,
            "other",
            alias="other",
            client_id=setting("MONGODB_ATLAS_CLIENT_ID"),
            client_secret=client_secret.string_value,
        )

        job = DataAtlasSnapshotExportJob(
            self,
            "orders",
            **cluster,
            export_job_id=setting("ATLAS_EXPORT_JOB_ID"),
            timeouts=AtlasReadTimeouts(read="5m"),
        )
        job.add_outputs()
        job.require_success()
        bucket = job.bucket()
        TerraformOutput(
            self,
            "paths",
            value=[
                job.uri(bucket),
                job.collection_uri(bucket, "shop", "orders"),
                job.collection_key_prefix("shop", "orders"),
                job.complete_marker_key,
            ],
        )
        TerraformOutput(self, "handoff", value=job.handoff)
        TerraformOutput(
            self,
            "config",
            value=Fn.jsonencode(
                {
                    "components": job.components.get(0).replica_set_name,
                    "job": {
                        "collections": job.export_status.total_collections,
                        "id": job.id,
                        "names": [job.state, job.prefix],
                    },
                }
            ),
        )
        TerraformOutput(self, "custom_data", value=job.custom_data)
        TerraformOutput(self, "is_token", value=Token.is_unresolved(job.state))

        newest = DataAtlasSnapshotExportJob(
            self,
            "newest",
            **cluster,
            select=ExportJobSelection.most_recent(
                state=SnapshotExportState.SUCCESSFUL,
                created_after="2024-01-01T00:00:00Z",
                export_bucket_id=setting("ATLAS_EXPORT_BUCKET_ID"),
                max_age="87600h",
            ),
            provider=other,
            depends_on=[job],
        )
        TerraformOutput(self, "newest_id", value=newest.export_job_id)
        DataAtlasSnapshotExportJob(
            self, "waited", **cluster, select=ExportJobSelection.most_recent(), wait_for_success=True
        )
        counted = DataAtlasSnapshotExportJob(
            self,
            "counted",
            **cluster,
            export_job_id=setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
            count=TerraformCount.of(Token.as_number('${length(["a", "b"])}')),
        )
        TerraformOutput(self, "counted_states", value=f"${{{counted.fqn}[*].state}}")

        jobs = DataAtlasSnapshotExportJobs(
            self, "jobs", **cluster, filter=ExportJobFilter(state=SnapshotExportState.FAILED)
        )
        TerraformOutput(self, "failures", value=jobs.results.get(0).state_reason.message)
        buckets = DataAtlasSnapshotExportBuckets(self, "buckets", project_id=project_id)
        TerraformOutput(self, "bucket_list", value=buckets.results)
        one = DataAtlasSnapshotExportBucket(
            self, "one", project_id=project_id, export_bucket_id=setting("ATLAS_EXPORT_BUCKET_ID")
        )
        TerraformOutput(self, "bucket_name", value=one.bucket_name)


class SynthStack(TerraformStack):
    """The same, read while the program runs: all outputs are plain values."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        AtlasLookup.use(self, AtlasLookup.of(context_file=setting("PROBE_CONTEXT_FILE")))
        job = DataAtlasSnapshotExportJob(
            self,
            "orders",
            **cluster,
            export_job_id=setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
            read_at=ReadAt.SYNTH,
            wait_for_success=True,
        )
        job.add_outputs("sharded")
        job.require_success()
        if job.is_successful and job.is_finished and job.state == SnapshotExportState.SUCCESSFUL:
            TerraformOutput(self, "load_from", value=job.uri(job.bucket()))
        TerraformOutput(self, "collection", value=job.collection_uri(job.bucket(), "shop", "orders"))
        TerraformOutput(self, "handoff", value=job.handoff)
        TerraformOutput(self, "components", value=job.components)

        resolved = job.resolved
        TerraformOutput(self, "replica_sets", value=[each.replica_set_name for each in resolved.components or []])
        TerraformOutput(self, "finished_at", value=resolved.finished_at)
        status = resolved.export_status
        TerraformOutput(self, "collections", value=status.total_collections if status else 0)
        TerraformOutput(self, "has_custom_data", value=resolved.custom_data is not None)
        parts = job.prefix_parts
        TerraformOutput(self, "project", value=parts.project if parts else "")

        failed = DataAtlasSnapshotExportJob(
            self,
            "failed",
            **cluster,
            export_job_id=setting("ATLAS_FAILED_EXPORT_JOB_ID"),
            read_at=ReadAt.SYNTH,
        )
        reason = failed.resolved.state_reason
        TerraformOutput(self, "failure", value=reason.message if reason else "")
        unfinished = DataAtlasSnapshotExportJob(
            self,
            "unfinished",
            **cluster,
            export_job_id=setting("ATLAS_UNFINISHED_EXPORT_JOB_ID"),
            read_at=ReadAt.SYNTH,
            allow_unfinished=True,
        )
        TerraformOutput(self, "unfinished_state", value=unfinished.state)
        TerraformOutput(self, "is_finished", value=unfinished.is_finished)

        newest = DataAtlasSnapshotExportJob(
            self, "newest", **cluster, read_at=ReadAt.SYNTH, select=ExportJobSelection.most_recent()
        )
        TerraformOutput(self, "newest_id", value=newest.resolved.id)
        jobs = DataAtlasSnapshotExportJobs(self, "jobs", **cluster, read_at=ReadAt.SYNTH)
        TerraformOutput(self, "states", value=[each.state for each in jobs.resolved.results])
        buckets = DataAtlasSnapshotExportBuckets(self, "buckets", project_id=project_id, read_at=ReadAt.SYNTH)
        TerraformOutput(self, "names", value=[each.bucket_name for each in buckets.resolved.results])
        bucket = DataAtlasSnapshotExportBucket(
            self,
            "one",
            project_id=project_id,
            export_bucket_id=setting("ATLAS_EXPORT_BUCKET_ID"),
            read_at=ReadAt.SYNTH,
        )
        TerraformOutput(self, "needs_private_network", value=bucket.resolved.require_private_networking)


app = App()
ApplyStack(app, "apply")
SynthStack(app, "synth")
app.synth()
