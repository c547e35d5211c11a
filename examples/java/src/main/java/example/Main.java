// Two stacks: one reads export jobs of MongoDB Atlas, the other hands them to a loader.
package example;

import com.hashicorp.cdktf.App;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        App app = new App();
        new PipelineStack(app, "pipeline", new ExportsStack(app, "exports"));
        app.synth();
    }
}
