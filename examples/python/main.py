# Two stacks: one reads export jobs of MongoDB Atlas, the other hands them to a loader.
import os

from cdktf import App, DataResource, Fn, LocalExecProvisioner, TerraformOutput, TerraformStack
from cdktf_provider_atlas import AtlasProvider, DataAtlasSnapshotExportJob, ReadAt
from constructs import Construct


def setting(name: str) -> str:
    """Set ATLAS_PROJECT_ID and the others to your own; credentials come from MONGODB_ATLAS_… variables."""
    value = os.environ.get(name)
    if value is None:
        raise SystemExit(f"Set the environment variable {name}")
    return value


class ExportsStack(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        cluster = {"project_id": setting("ATLAS_PROJECT_ID"), "cluster_name": setting("ATLAS_CLUSTER_NAME")}

        # Read by Terraform when it plans: its outputs are tokens.
        AtlasProvider(self, "atlas")
        self.orders = DataAtlasSnapshotExportJob(
            self, "orders", **cluster, export_job_id=setting("ATLAS_EXPORT_JOB_ID")
        )
        self.orders.add_outputs()

        # Read now, while this program runs: its outputs are plain values, and Terraform needs nothing for them.
        self.events = DataAtlasSnapshotExportJob(
            self,
            "events",
            **cluster,
            export_job_id=setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
            read_at=ReadAt.SYNTH,
        )
        self.events.add_outputs()
        components = self.events.resolved.components
        TerraformOutput(self, "events_shards", value=1 if components is None else len(components), static_id=True)


class PipelineStack(TerraformStack):
    def __init__(self, scope: Construct, id: str, exports: ExportsStack) -> None:
        super().__init__(scope, id)
        jobs = [
            {"exportBucketId": job.export_bucket_id, "prefix": job.prefix, "state": job.state}
            for job in (exports.orders, exports.events)
        ]

        # What a loader would read, written as a file into this stack's folder.
        config = Fn.jsonencode({"jobs": jobs})
        DataResource(
            self,
            "loader",
            triggers_replace={"config": config},
            provisioners=[
                LocalExecProvisioner(
                    type="local-exec",
                    interpreter=["node", "-e"],
                    command="require('node:fs').writeFileSync('loader.json', process.env.LOADER_CONFIG)",
                    environment={"LOADER_CONFIG": config},
                )
            ],
        )
        TerraformOutput(self, "loader_config", value=config, static_id=True)


app = App()
PipelineStack(app, "pipeline", ExportsStack(app, "exports"))
app.synth()
