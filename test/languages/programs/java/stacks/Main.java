// Everything that a stack can be made of, in both modes; each language has this program, and all write the same bytes.
import com.hashicorp.cdktf.App;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        App app = new App();
        new ApplyStack(app, "apply");
        new SynthStack(app, "synth");
        app.synth();
    }
}
