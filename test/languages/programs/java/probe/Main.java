// What happens when something is wrong, one case for each name given as an argument; each language has this program.
// It prints one JSON object: what was thrown as "error", or what came out as "value".
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import io.github.cdktf_provider_atlas.AtlasLookup;
import io.github.cdktf_provider_atlas.AtlasLookupProps;
import io.github.cdktf_provider_atlas.AtlasProvider;
import io.github.cdktf_provider_atlas.DataAtlasSnapshotExportJob;
import io.github.cdktf_provider_atlas.ReadAt;
import java.util.Collections;
import java.util.Map;

public final class Main {
    private final TerraformStack stack = new TerraformStack(new App(), "stack");

    private Main() {}

    public static void main(String[] args) throws JsonProcessingException {
        System.out.println(new ObjectMapper().writeValueAsString(new Main().outcome(args[0])));
    }

    private Map<String, Object> outcome(String name) {
        try {
            Object value = run(name);
            boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
            return Collections.singletonMap("value", plain ? value : null);
        } catch (RuntimeException reason) {
            return Collections.singletonMap("error", reason.getMessage());
        }
    }

    private Object run(String name) {
        switch (name) {
            case "bad_id":
                return atApply("job", "not-an-id");
            case "token_as_id":
                return atSynth(atApply("first", setting("ATLAS_EXPORT_JOB_ID")).getSnapshotId()).build().getState();
            case "not_found":
                return atSynth("65000000000000000000ffff").build().getState();
            case "offline":
                return atSynth(setting("ATLAS_EXPORT_JOB_ID")).lookup(offline()).build().getState();
            case "failed_job":
                atSynth(setting("ATLAS_FAILED_EXPORT_JOB_ID")).build().requireSuccess();
                return null;
            case "only_at_synth":
                return atApply("job", setting("ATLAS_EXPORT_JOB_ID")).getIsSuccessful();
            case "literal_secret":
                return AtlasProvider.Builder.create(stack, "atlas")
                        .clientId("mdb_sa_id")
                        .clientSecret("a-secret-of-mine")
                        .build();
            // What the environment gives: nothing, in this case.
            case "no_credentials":
                return atSynth(setting("ATLAS_EXPORT_JOB_ID")).build().getState();
            case "properties":
                return atSynth(setting("ATLAS_EXPORT_JOB_ID")).lookup(allSettings()).build().getState();
            // Never ends by itself.
            case "wait":
                return atSynth(setting("ATLAS_UNFINISHED_EXPORT_JOB_ID")).waitForSuccess(true).build().getState();
            default:
                throw new IllegalArgumentException("No case " + name);
        }
    }

    private DataAtlasSnapshotExportJob atApply(String id, String exportJobId) {
        return job(id).exportJobId(exportJobId).build();
    }

    private DataAtlasSnapshotExportJob.Builder atSynth(String exportJobId) {
        return job("job").exportJobId(exportJobId).readAt(ReadAt.SYNTH);
    }

    private DataAtlasSnapshotExportJob.Builder job(String id) {
        return DataAtlasSnapshotExportJob.Builder.create(stack, id)
                .projectId(setting("ATLAS_PROJECT_ID"))
                .clusterName(setting("ATLAS_CLUSTER_NAME"));
    }

    private AtlasLookup offline() {
        return AtlasLookup.of(
                AtlasLookupProps.builder().mode("offline").contextFile("none.json").build());
    }

    /** All settings as properties: a JVM can't set a variable for itself, let alone for the kernel. */
    private AtlasLookup allSettings() {
        return AtlasLookup.of(AtlasLookupProps.builder()
                .baseUrl(setting("PROBE_BASE_URL"))
                .clientId(setting("PROBE_CLIENT_ID"))
                .clientSecret(setting("PROBE_CLIENT_SECRET"))
                .apiVersion("v2")
                .requestTimeout("30s")
                .timeout("1m")
                .mode("refresh")
                .contextFile("kept.json")
                .build());
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
