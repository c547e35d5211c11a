// The Go module: its folder, for `replace`, and the files of a module proxy, for `go get`.
import fs from 'node:fs';
import path from 'node:path';
import type { Packing } from './packer';
import { zipOf } from './zip';

/** `atlas` is the module's folder, `proxy` what GOPROXY can name; needs no Go. */
export function packGo({ code, into }: Packing): void {
  const folder = path.join(into, 'atlas');
  fs.cpSync(path.join(code, 'atlas'), folder, { recursive: true });
  const goMod = fs.readFileSync(path.join(folder, 'go.mod'), 'utf8');
  const [, module = ''] = /^module (\S+)$/m.exec(goMod) ?? [];
  const version = `v${fs.readFileSync(path.join(folder, 'version'), 'utf8').trim()}`;
  const versions = path.join(into, 'proxy', ...module.split('/'), '@v');
  fs.mkdirSync(versions, { recursive: true });
  fs.writeFileSync(path.join(versions, 'list'), `${version}\n`);
  fs.writeFileSync(path.join(versions, `${version}.info`), `${JSON.stringify({ Version: version })}\n`);
  fs.writeFileSync(path.join(versions, `${version}.mod`), goMod);
  fs.writeFileSync(path.join(versions, `${version}.zip`), zipOf(folder, `${module}@${version}/`));
}
