// Whether this process was started by something that it can serve; a sentence for people where it was not.

const COOKIE_NAME = 'TF_PLUGIN_MAGIC_COOKIE';
const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

export const PROTOCOL_VERSION = 6;

/** Undefined where Terraform started the process and speaks protocol 6. */
export function findRefusal(name: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env[COOKIE_NAME] !== COOKIE) {
    return `${name} is a Terraform provider: Terraform starts it by itself, and it does nothing when it is started by hand.`;
  }
  const offered = env.PLUGIN_PROTOCOL_VERSIONS?.split(',') ?? [];
  if (offered.length === 0 || offered.includes(`${PROTOCOL_VERSION}`)) return undefined;
  return `${name} speaks plugin protocol ${PROTOCOL_VERSION}, which this Terraform does not: use Terraform 1.0 or later, or OpenTofu.`;
}
