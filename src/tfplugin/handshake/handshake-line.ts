// The first line on standard output, which tells Terraform where and how to connect.
import { PROTOCOL_VERSION } from './find-refusal';
import type { PluginAddress } from './listen';

const CORE_VERSION = 1;

/** `certificate` is DER; without one the line says nothing of it. */
export function handshakeLine({ network, address }: PluginAddress, certificate: Buffer | undefined): string {
  const fields = [`${CORE_VERSION}`, `${PROTOCOL_VERSION}`, network, address, 'grpc'];
  if (certificate !== undefined) fields.push(certificate.toString('base64').replace(/=+$/, ''));
  return `${fields.join('|')}\n`;
}
