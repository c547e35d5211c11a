// Two stacks: one reads export jobs of MongoDB Atlas, the other hands them to a loader.
using System;
using System.Collections.Generic;
using CdktfProviderAtlas;
using Constructs;
using HashiCorp.Cdktf;

var app = new App();
new PipelineStack(app, "pipeline", new ExportsStack(app, "exports"));
app.Synth();

internal class ExportsStack : TerraformStack
{
    public DataAtlasSnapshotExportJob Orders { get; }
    public DataAtlasSnapshotExportJob Events { get; }

    public ExportsStack(Construct scope, string id) : base(scope, id)
    {
        string projectId = Setting("ATLAS_PROJECT_ID");
        string clusterName = Setting("ATLAS_CLUSTER_NAME");

        // Read by Terraform when it plans: its outputs are tokens.
        new AtlasProvider(this, "atlas");
        Orders = new DataAtlasSnapshotExportJob(this, "orders", new DataAtlasSnapshotExportJobProps
        {
            ProjectId = projectId,
            ClusterName = clusterName,
            ExportJobId = Setting("ATLAS_EXPORT_JOB_ID"),
        });
        Orders.AddOutputs();

        // Read now, while this program runs: its outputs are plain values, and Terraform needs nothing for them.
        Events = new DataAtlasSnapshotExportJob(this, "events", new DataAtlasSnapshotExportJobProps
        {
            ProjectId = projectId,
            ClusterName = clusterName,
            ExportJobId = Setting("ATLAS_SHARDED_EXPORT_JOB_ID"),
            ReadAt = ReadAt.SYNTH,
        });
        Events.AddOutputs();
        new TerraformOutput(this, "events_shards", new TerraformOutputConfig
        {
            Value = Events.Resolved.Components?.Length ?? 1,
            StaticId = true,
        });
    }

    // Set ATLAS_PROJECT_ID and the others to your own; credentials come from MONGODB_ATLAS_… variables.
    private static string Setting(string name)
    {
        return Environment.GetEnvironmentVariable(name)
            ?? throw new InvalidOperationException($"Set the environment variable {name}");
    }
}

internal class PipelineStack : TerraformStack
{
    public PipelineStack(Construct scope, string id, ExportsStack exports) : base(scope, id)
    {
        // What a loader would read, written as a file into this stack's folder.
        string config = Fn.Jsonencode(new Dictionary<string, object>
        {
            ["jobs"] = new object[] { WhereItIs(exports.Orders), WhereItIs(exports.Events) },
        });
        new DataResource(this, "loader", new DataConfig
        {
            TriggersReplace = new Dictionary<string, object> { ["config"] = config },
            Provisioners = new object[]
            {
                new LocalExecProvisioner
                {
                    Type = "local-exec",
                    Interpreter = new string[] { "node", "-e" },
                    Command = "require('node:fs').writeFileSync('loader.json', process.env.LOADER_CONFIG)",
                    Environment = new Dictionary<string, string> { ["LOADER_CONFIG"] = config },
                },
            },
        });
        new TerraformOutput(this, "loader_config", new TerraformOutputConfig { Value = config, StaticId = true });
    }

    private static Dictionary<string, object> WhereItIs(DataAtlasSnapshotExportJob job)
    {
        return new Dictionary<string, object>
        {
            ["exportBucketId"] = job.ExportBucketId,
            ["prefix"] = job.Prefix,
            ["state"] = job.State,
        };
    }
}
