// The names of the provider's files.

/** The built executable in `lib/bin`. */
export const PROVIDER_EXECUTABLE = 'terraform-provider-atlas';

/** Keeps Node from taking the script for an ES module; standalone executables have none beside them. */
export const PACKAGE_MANIFEST = 'package.json';

/**
 * What the executable loads later, in `lib/bin` and in the package directory alike. Terraform starts the first file,
 * by name, that begins with `terraform-provider-atlas` and then `.` or `_`, so this name must not.
 */
export const PROVIDER_SECOND_FILE = 'atlas-provider.more.js';
