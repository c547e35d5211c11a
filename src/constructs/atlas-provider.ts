// The construct of the provider: how Terraform reaches Atlas, and how Terraform finds the provider.
import { TerraformProvider, TerraformStack, Token } from 'cdktf';
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import { AtlasError } from '../errors/atlas-error';
import { readConnection } from '../model/connection';
import type { Settings } from '../model/settings';
import { otherLibrary } from './other-library';
import type { ProviderExecutable } from './provider-executable';
import { executableProblem, installAtSynthesis } from './provider-installation';
import { plainSecret, writtenSecret } from './provider-secrets';
import { executableBesideSource, isBundled, providerSource, twoSources } from './provider-source';

/** Settings of the provider; each falls back by itself to its environment variable, where Terraform runs. */
export interface AtlasProviderProps {
  /**
   * Public key of an API key.
   * @default - MONGODB_ATLAS_PUBLIC_API_KEY, MONGODB_ATLAS_PUBLIC_KEY or MCLI_PUBLIC_API_KEY
   */
  readonly publicKey?: string;
  /**
   * Private key of an API key, as a sensitive TerraformVariable; never as plain text.
   * @default - MONGODB_ATLAS_PRIVATE_API_KEY, MONGODB_ATLAS_PRIVATE_KEY or MCLI_PRIVATE_API_KEY
   */
  readonly privateKey?: string;
  /**
   * Client id of a service account.
   * @default - MONGODB_ATLAS_CLIENT_ID
   */
  readonly clientId?: string;
  /**
   * Client secret of a service account, as a sensitive TerraformVariable; never as plain text.
   * @default - MONGODB_ATLAS_CLIENT_SECRET
   */
  readonly clientSecret?: string;
  /**
   * OAuth 2.0 access token of a service account, as a sensitive TerraformVariable; never as plain text. It lives one hour.
   * @default - MONGODB_ATLAS_ACCESS_TOKEN
   */
  readonly accessToken?: string;
  /**
   * Address of Atlas: scheme, host and port, https unless it is on this machine.
   * @default - MONGODB_ATLAS_BASE_URL or MCLI_OPS_MANAGER_URL, else https://cloud.mongodb.com
   */
  readonly baseUrl?: string;
  /**
   * Version of the Atlas Admin API: "v2" or "v1.0".
   * @default - v2
   */
  readonly apiVersion?: string;
  /**
   * How long one request may take with its retries, such as "30s" or "2m". The wait for a rate limit does not count.
   * @default - 2m
   */
  readonly requestTimeout?: string;
  /**
   * Name of a further configuration of the provider in the same stack.
   * @default - none
   */
  readonly alias?: string;
  /**
   * The executable that synthesis puts into the stack's folder. The providers of one stack share it.
   * @default - that of another provider of the stack, or else ProviderExecutable.node()
   */
  readonly providerExecutable?: ProviderExecutable;
  /**
   * Source address of the provider, as host/namespace/atlas, where you have it in a registry or a mirror of your own.
   * Terraform installs it from there, and synthesis puts nothing into the stack's folder. The same for all providers of
   * a stack.
   * @default - terraform.local/cdktf/atlas, the provider that comes with this package
   */
  readonly source?: string;
}

/**
 * The Atlas provider of a stack. At synthesis it puts the provider's executable into the stack's own folder, so that
 * `cdktf deploy` and `terraform init` need no registry, unless it is given the `source` of a registry.
 */
export class AtlasProvider extends bindings.provider.AtlasProvider {
  /**
   * @param scope stack that the provider belongs to
   * @param id unique among the children of `scope`
   * @param props settings; credentials come from the environment where none are given
   */
  public constructor(scope: Construct, id: string, props: AtlasProviderProps = {}) {
    super(scope, id, props);
    const problem = otherLibrary(this) ?? plainSecret(props) ?? formProblem(props);
    if (problem !== undefined) throw this.refused(problem);
    try {
      const source = providerSource(props.source);
      // The generated class knows one address, and hands it to cdktf in the constructor.
      Object.defineProperty(this, 'terraformProviderSource', { value: source, enumerable: true });
      if (isBundled(this)) installAtSynthesis(this, props.providerExecutable);
      else if (props.providerExecutable !== undefined) throw executableBesideSource(source);
    } catch (reason) {
      throw this.refused(AtlasError.from(reason));
    }
    this.node.addValidation({ validate: () => this.validateAtSynthesis().map(({ message }) => message) });
  }

  private refused(problem: AtlasError): AtlasError {
    const error = problem.at(this.node.path);
    this.node.scope?.node.tryRemoveChild(this.node.id);
    return error;
  }

  private validateAtSynthesis(): AtlasError[] {
    return [writtenSecret(this), this.stranger(), executableProblem(this)].filter((problem) => problem !== undefined);
  }

  /** cdktf knows providers by their local name, and of two sources under one name it silently keeps the later. */
  private stranger(): AtlasError | undefined {
    const stack = TerraformStack.of(this);
    const other = stack.node
      .findAll()
      .filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
      .find(
        ({ terraformResourceType, terraformProviderSource }) =>
          terraformResourceType === this.terraformResourceType &&
          terraformProviderSource !== this.terraformProviderSource,
      );
    if (other === undefined) return undefined;
    if (other instanceof bindings.provider.AtlasProvider) return twoSources(this, other);
    return new AtlasError('LOCAL_NAME_TAKEN', {
      what: `${other.node.path} is a provider of another source (${other.terraformProviderSource ?? 'none given'}) with the same local name, atlas`,
      why: 'Of two providers with one name Terraform would get only the later one',
      fix: 'Put the two into different stacks, or read the export job with ReadAt.SYNTH, which needs no provider',
    });
  }
}

/** What can be known of the settings now; credentials are looked at where Terraform runs. */
function formProblem({ baseUrl, apiVersion, requestTimeout }: AtlasProviderProps): AtlasError | undefined {
  const plain = Object.entries({ baseUrl, apiVersion, requestTimeout }).filter(
    ([, value]) => value !== undefined && !Token.isUnresolved(value),
  );
  try {
    readConnection(Object.fromEntries(plain) as Settings, { spell: (name) => name, environment: {} });
    return undefined;
  } catch (reason) {
    return AtlasError.from(reason);
  }
}
