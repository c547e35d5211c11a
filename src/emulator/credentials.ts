// The credentials that the emulator accepts: made up, and of the shape of real ones.

export interface EmulatorCredentials {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A token that is accepted without having been minted, and does not expire. */
  readonly accessToken: string;
}

export const CREDENTIALS: EmulatorCredentials = {
  publicKey: 'emulator',
  privateKey: '00000000-0000-4000-8000-0000000a71a5',
  clientId: 'mdb_sa_id_64f0c0ffee64f0c0ffee6501',
  clientSecret: 'mdb_sa_sk_made-up-for-the-emulator_0000000',
  accessToken: tokenOf('fixed'),
};

/** A token of the usual three parts, told from others by its id alone. */
export function tokenOf(id: string): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ iss: 'atlas-emulator', jti: id })}.made-up`;
}
