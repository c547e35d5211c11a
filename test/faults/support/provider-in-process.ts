// The provider inside the test, where its clock can be the test's, called over gRPC as Terraform calls it.
import type { SessionTools } from '../../../src/provider/atlas-session';
import { createProvider } from '../../../src/provider/provider';
import { ProviderClient } from '../../provider/support/provider-client';
import type { Config } from '../../provider/support/values';
import { serveInProcess, type ServedProvider } from '../../tfplugin/support/serve-in-process';

export class ProviderInProcess extends ProviderClient {
  private constructor(
    private readonly served: ServedProvider,
    private readonly entries: readonly string[],
  ) {
    super(served.client);
  }

  public static async configured(tools: Omit<SessionTools, 'log'>, block: Config): Promise<ProviderInProcess> {
    const entries: string[] = [];
    const log: SessionTools['log'] = (level, message) => void entries.push(`${level}: ${message}`);
    const provider = new ProviderInProcess(await serveInProcess(createProvider({ ...tools, log })), entries);
    await provider.mustConfigure(block);
    return provider;
  }

  /** All that it has written, its log at the finest level. */
  public get log(): string {
    const { printed, complained } = this.served.host;
    return [printed, complained, ...this.entries].join('\n');
  }

  public end(): Promise<void> {
    return this.served.end();
  }
}
