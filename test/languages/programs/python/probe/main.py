# What happens when something is wrong, one case for each name given as an argument; each language has this program.
# It prints one JSON object: what was raised as "error", or what came out as "value".
import json
import os
import sys
from typing import Any, Callable, Optional

from cdktf import App, TerraformStack
from cdktf_provider_atlas import AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt


def setting(name: str) -> str:
    return os.environ.get(name, "")


cluster = {"project_id": setting("ATLAS_PROJECT_ID"), "cluster_name": setting("ATLAS_CLUSTER_NAME")}
stack = TerraformStack(App(), "stack")


def at_apply(id: str, export_job_id: str) -> DataAtlasSnapshotExportJob:
    return DataAtlasSnapshotExportJob(stack, id, **cluster, export_job_id=export_job_id)


def at_synth(export_job_id: str, lookup: Optional[AtlasLookup] = None) -> DataAtlasSnapshotExportJob:
    return DataAtlasSnapshotExportJob(
        stack, "job", **cluster, export_job_id=export_job_id, read_at=ReadAt.SYNTH, lookup=lookup
    )


def all_settings() -> AtlasLookup:
    """All settings as properties: the kernel has a copy of the environment, so a variable set by now is not seen."""
    return AtlasLookup.of(
        base_url=setting("PROBE_BASE_URL"),
        client_id=setting("PROBE_CLIENT_ID"),
        client_secret=setting("PROBE_CLIENT_SECRET"),
        api_version="v2",
        request_timeout="30s",
        timeout="1m",
        mode="refresh",
        context_file="kept.json",
    )


def token_as_id() -> str:
    return at_synth(at_apply("first", setting("ATLAS_EXPORT_JOB_ID")).snapshot_id).state


def offline() -> str:
    lookup = AtlasLookup.of(mode="offline", context_file="none.json")
    return at_synth(setting("ATLAS_EXPORT_JOB_ID"), lookup).state


def literal_secret() -> AtlasProvider:
    return AtlasProvider(stack, "atlas", client_id="mdb_sa_id", client_secret="a-secret-of-mine")


def wait() -> str:
    """Never ends by itself."""
    job = DataAtlasSnapshotExportJob(
        stack,
        "job",
        **cluster,
        export_job_id=setting("ATLAS_UNFINISHED_EXPORT_JOB_ID"),
        read_at=ReadAt.SYNTH,
        wait_for_success=True,
    )
    return job.state


def late_environment() -> str:
    """Set when the kernel has its copy of the environment: cdktf is imported."""
    os.environ["MONGODB_ATLAS_BASE_URL"] = setting("PROBE_BASE_URL")
    os.environ["MONGODB_ATLAS_CLIENT_ID"] = setting("PROBE_CLIENT_ID")
    os.environ["MONGODB_ATLAS_CLIENT_SECRET"] = setting("PROBE_CLIENT_SECRET")
    return at_synth(setting("ATLAS_EXPORT_JOB_ID")).state


def uncaught() -> None:
    at_synth("65000000000000000000ffff").state
    sys.exit("an error was expected")


CASES: "dict[str, Callable[[], Any]]" = {
    "bad_id": lambda: at_apply("job", "not-an-id"),
    "token_as_id": token_as_id,
    "not_found": lambda: at_synth("65000000000000000000ffff").state,
    "offline": offline,
    "failed_job": lambda: at_synth(setting("ATLAS_FAILED_EXPORT_JOB_ID")).require_success(),
    "only_at_synth": lambda: at_apply("job", setting("ATLAS_EXPORT_JOB_ID")).is_successful,
    "literal_secret": literal_secret,
    # What the environment gives: nothing, in this case.
    "no_credentials": lambda: at_synth(setting("ATLAS_EXPORT_JOB_ID")).state,
    "properties": lambda: at_synth(setting("ATLAS_EXPORT_JOB_ID"), all_settings()).state,
    "wait": wait,
    # Of Python alone.
    "late_environment": late_environment,
}


def outcome(name: str) -> "dict[str, Any]":
    try:
        value = CASES[name]()
        return {"value": value if isinstance(value, (str, bool)) else None}
    except RuntimeError as reason:
        return {"error": str(reason)}


if sys.argv[1] == "uncaught":
    uncaught()
print(json.dumps(outcome(sys.argv[1])))
