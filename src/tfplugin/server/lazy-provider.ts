// The provider's definition, loaded once: ahead in a quiet moment, or with the first call that needs it.
import type { ProviderDefinition } from '../provider-definition';

export class LazyProvider {
  private loaded: Promise<ProviderDefinition> | undefined;

  public constructor(private readonly load: () => ProviderDefinition | Promise<ProviderDefinition>) {}

  public get(): Promise<ProviderDefinition> {
    this.loaded ??= Promise.resolve().then(this.load);
    return this.loaded;
  }

  /** Loads ahead; a failure is told to the call that asks next. */
  public prepare(): void {
    this.get().catch(() => undefined);
  }

  /** Closes the provider if it has been loaded. */
  public async close(): Promise<void> {
    if (this.loaded !== undefined) await (await this.loaded).close();
  }
}
