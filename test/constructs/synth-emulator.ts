// An emulator for a test file that reads jobs at synth time, and the app that reads them.
import { TerraformStack, Testing } from 'cdktf';
import { AtlasLookup, type AtlasLookupProps } from 'cdktf-provider-atlas';
import { EmulatorProcess } from '../support/emulator-process';

export class SynthEmulator {
  private process: EmulatorProcess | undefined;

  /** Starts an emulator for the tests of the file that calls this, and forgets requests between them. */
  public constructor() {
    beforeAll(async () => {
      this.process = await EmulatorProcess.start();
    });
    afterAll(() => this.process?.stop());
    beforeEach(() => this.process?.forgetRequests());
  }

  public get emulator(): EmulatorProcess {
    if (this.process === undefined) throw new Error('The emulator runs only while tests do');
    return this.process;
  }

  public lookup(props: AtlasLookupProps = {}): AtlasLookup {
    const { baseUrl, accessToken } = this.emulator.facts;
    return AtlasLookup.of({ baseUrl, accessToken, ...props });
  }

  public stackOf(props?: AtlasLookupProps): TerraformStack {
    const app = Testing.app();
    AtlasLookup.use(app, this.lookup(props));
    return new TerraformStack(app, 'stack');
  }

  /** Paths of the requests for a job. */
  public jobReads(): string[] {
    const paths = this.emulator.requests().map(({ path }) => path);
    return paths.filter((path) => path.includes('/backup/exports/'));
  }
}
