// A release of the package, installed somewhere of its own, and its command `install`.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE } from '../../../src/install/package-names';
import { LIB_BIN } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { runToEnd, type Ended, type StartOptions } from './running-process';

const ROOT = path.resolve(LIB_BIN, '..', '..');

export class Release {
  private constructor(private readonly libBin: string) {}

  /** The one that was built. */
  public static readonly built = new Release(LIB_BIN);

  /** Another one, whose provider has other bytes; the words make it differ from all others. */
  public static other(words: string): Release {
    const folder = temporaryFolder();
    const libBin = path.join(folder, 'lib', 'bin');
    fs.cpSync(LIB_BIN, libBin, { recursive: true });
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
    for (const name of [PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE]) {
      fs.appendFileSync(path.join(libBin, name), `// ${words}\n`);
    }
    return new Release(libBin);
  }

  /** `cdktf-provider-atlas install` in the folder; `wrap` is a command that runs it. */
  public install(
    folder: string,
    settings: StartOptions['settings'] = {},
    wrap: readonly string[] = [],
  ): Promise<Ended> {
    const script = path.join(this.libBin, 'cdktf-provider-atlas');
    const [command = '', ...args] = [...wrap, process.execPath, script, 'install'];
    return runToEnd(command, args, { cwd: folder, settings });
  }
}
