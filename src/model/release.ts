// The versions that this product tells others.

/** Version of the Terraform provider; it moves only when the provider's bytes do. */
export const PROVIDER_VERSION = '0.1.0';

/** Where Terraform looks for the provider: host, namespace, type. */
export const PROVIDER_SOURCE = 'terraform.local/cdktf/atlas';

export const PROVIDER = { source: PROVIDER_SOURCE, version: PROVIDER_VERSION };

/** The `User-Agent` of every request: who asks, on which platform, on whose behalf. */
export function userAgent(platform: string, caller: string): string {
  return `cdktf-provider-atlas/${PROVIDER_VERSION} (${platform}) ${caller}`;
}
