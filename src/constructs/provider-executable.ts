// Which executable of the provider a stack gets.
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import type { StandaloneExecutables } from '../install/standalone-package';

/** Settings of {@link ProviderExecutable.standalone}. */
export interface StandaloneExecutableOptions {
  /**
   * Platforms that Terraform runs on, as `terraform version` names them, such as "linux_amd64".
   * @default - each for which the folder has an executable
   */
  readonly platforms?: string[];
}

/** The executable of the provider that synthesis puts into a stack's folder. */
export class ProviderExecutable {
  /**
   * The script that comes with this package, for Linux and macOS. Where Terraform runs there must be Node.js 20 or
   * later.
   */
  public static node(): ProviderExecutable {
    return new ProviderExecutable(undefined);
  }

  /**
   * Executables with a Node.js of their own inside, one for each platform; those for Linux need glibc and libstdc++. Synthesis puts them into the stack's folder, and
   * all stacks of an app share the space that they take on the disk.
   * @param directory folder that has a folder for each platform, such as `linux_amd64`; relative to the working directory
   * @param options which of the platforms
   */
  public static standalone(directory: string, options: StandaloneExecutableOptions = {}): ProviderExecutable {
    if (typeof directory !== 'string' || directory === '') throw noFolder();
    return new ProviderExecutable({ directory: path.resolve(directory), platforms: options.platforms });
  }

  readonly #executables: StandaloneExecutables | undefined;

  private constructor(executables: StandaloneExecutables | undefined) {
    this.#executables = executables;
  }

  /**
   * The folder and the platforms; undefined for the script.
   * @internal
   */
  public _standalone(): StandaloneExecutables | undefined {
    return this.#executables;
  }
}

function noFolder(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'ProviderExecutable.standalone is given no folder',
    fix: 'Give the folder that has a folder for each platform; docs/installing.md says where to get the executables',
  });
}
