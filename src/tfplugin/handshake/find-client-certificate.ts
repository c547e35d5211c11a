// Terraform's own certificate, where it asks for mutual TLS.
import { fromPem } from '../certificate/pem';
import type { Host } from '../host';

/** In DER; undefined where the connection is to be plain. Throws an Error whose message is a sentence for people. */
export function findClientCertificate(env: Host['env']): Buffer | undefined {
  const pem = env.PLUGIN_CLIENT_CERT ?? '';
  if (pem === '' || (env.TF_DISABLE_PLUGIN_TLS ?? '') !== '') return undefined;
  const certificate = fromPem('CERTIFICATE', pem);
  if (certificate === undefined) throw new Error('PLUGIN_CLIENT_CERT holds no certificate: unset it, and try again.');
  return certificate;
}
