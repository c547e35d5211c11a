// What the test tells each program: which jobs there are.
final class Settings {
    static final String PROJECT_ID = of("ATLAS_PROJECT_ID");
    static final String CLUSTER_NAME = of("ATLAS_CLUSTER_NAME");

    private Settings() {}

    static String of(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
