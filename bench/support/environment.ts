// The environment of everything that is measured: nothing of the user's settings reaches it.

/** Variables of the machine that would change what Node, Terraform or the provider do, or how long they take. */
const FOREIGN = /^(?:NODE_|TF_|MONGODB_ATLAS_|MCLI_|CDKTF_|npm_|PLUGIN_|CI$|.*_proxy$|SSL_CERT_)/i;

export function environment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(own), CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...settings };
}
