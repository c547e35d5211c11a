// What is Java's own, one way for each name given as an argument. What is not thrown is printed as JSON.
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.IResolvable;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportBucket;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import io.github.cdktf_provider_atlas.ReadAt;
import io.github.cdktf_provider_atlas.ResolvedSnapshotExportJob;
import java.util.LinkedHashMap;
import java.util.Map;

public final class Main {
    private final TerraformStack stack = new TerraformStack(new App(), "stack");

    private Main() {}

    public static void main(String[] args) throws JsonProcessingException {
        Object value = new Main().run(args[0]);
        System.out.println(new ObjectMapper().writeValueAsString(value));
    }

    private Object run(String way) {
        switch (way) {
            case "bad_id":
                return job("job").exportJobId("not-an-id").build().getState();
            case "not_found":
                return atSynth("65000000000000000000ffff").getState();
            case "nulls":
                return nulls(atSynth(setting("ATLAS_SHARDED_EXPORT_JOB_ID")));
            // As if it were left out.
            case "null_id":
                return job("job").exportJobId(null).build().getState();
            case "null_cluster":
                return job("job").clusterName(null).exportJobId(setting("ATLAS_EXPORT_JOB_ID")).build();
            case "null_output":
                return TerraformOutput.Builder.create(stack, "none").value(null).build();
            case "numbers":
                return numbers();
            case "unions":
                return unions();
            default:
                throw new IllegalArgumentException("No way " + way);
        }
    }

    private DataAtlasSnapshotExportJob.Builder job(String id) {
        return DataAtlasSnapshotExportJob.Builder.create(stack, id)
                .projectId(setting("ATLAS_PROJECT_ID"))
                .clusterName(setting("ATLAS_CLUSTER_NAME"));
    }

    private DataAtlasSnapshotExportJob atSynth(String exportJobId) {
        return job("job").exportJobId(exportJobId).readAt(ReadAt.SYNTH).build();
    }

    private static Map<String, Object> nulls(DataAtlasSnapshotExportJob job) {
        ResolvedSnapshotExportJob resolved = job.getResolved();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("resolved", resolved.getExportStatus());
        values.put("stateReason", resolved.getStateReason());
        values.put("token", Token.isUnresolved(job.getStateReason().getMessage()));
        return values;
    }

    private Map<String, Object> numbers() {
        DataAtlasSnapshotExportJob synth = atSynth(setting("ATLAS_EXPORT_JOB_ID"));
        DataAtlasSnapshotExportJob apply = job("apply").exportJobId(setting("ATLAS_EXPORT_JOB_ID")).build();
        Number plain = synth.getResolved().getExportStatus().getTotalCollections();
        Number token = apply.getExportStatus().getTotalCollections();
        Number timestamp = synth.getPrefixParts().getTimestamp();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("plain", plain);
        values.put("plainClass", plain.getClass().getSimpleName());
        values.put("timestamp", timestamp);
        values.put("timestampClass", timestamp.getClass().getSimpleName());
        values.put("token", Token.isUnresolved(token));
        values.put("tokenClass", token.getClass().getSimpleName());
        values.put("tokenAsInt", token.intValue());
        values.put("tokenText", Token.asString(token));
        return values;
    }

    /** What is a Boolean or a token has no type of its own. */
    private Map<String, Object> unions() {
        DataAtlasSnapshotExportJob job = job("job")
                .exportJobId(setting("ATLAS_EXPORT_JOB_ID"))
                .waitForSuccess(true)
                .build();
        DataAtlasSnapshotExportBucket bucket = job.bucket();
        Object isPrivate = bucket.getRequirePrivateNetworking();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("input", job.getWaitForSuccessInput());
        values.put("outputIsToken", isPrivate instanceof IResolvable);
        values.put("outputText", Token.asString(isPrivate));
        return values;
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
