// Provokes each code of reading at synth time and of installing, and a bug.
import fs from 'node:fs';
import path from 'node:path';
import { writeContext } from '../../../src/cli/context-file-option';
import { installProvider } from '../../../src/install/install-provider';
import { providerPackage } from '../../../src/install/provider-package';
import { PROVIDER } from '../../../src/model/release';
import { LookUps } from '../../../src/synth/host/look-ups';
import { lookupSettings } from '../../../src/synth/host/lookup-settings';
import { WorkerBridge } from '../../../src/synth/host/worker-bridge';
import { afterThisTest } from '../../atlas/atlas-server';
import { newest } from '../../exports/support/questions';
import { temporaryFolder } from '../../support/temporary-folder';
import { BLOCK, offlineJob, provider, SECRET } from './configuration';
import { only, thrownBy, type Provocations } from './told';

const LIMITS = { start: 50, grace: 0, close: 0, quiet: 1_000 };

export const OF_SYNTH_TIME = {
  LOOKUP_MISSING: () => thrownBy(() => offlineJob('{"version":1}').state),
  LOOKUP_NEVER_STORED: () => {
    const settings = lookupSettings({ baseUrl: 'https://atlas.example', mode: 'offline' }, {}, temporaryFolder());
    const lookUp = { question: newest(), settings };
    const lookUps = new LookUps();
    lookUps.add(lookUp);
    return thrownBy(() => lookUps.resolve(lookUp));
  },
  CONTEXT_UNREADABLE: () => thrownBy(() => offlineJob('{"version":1,').state),
  CONTEXT_NOT_WRITTEN: () => thrownBy(() => writeContext(path.join(temporaryFolder(), 'no', 'context.json'), () => '')),
  LOOKUP_TIMED_OUT: () => {
    const file = path.join(temporaryFolder(), 'worker.js');
    fs.writeFileSync(file, 'setInterval(() => undefined, 1_000);');
    const bridge = new WorkerBridge(file, LIMITS);
    afterThisTest(() => bridge.terminate());
    return thrownBy(() => bridge.ask([], 0));
  },
  WORKER_FAILED: () => thrownBy(() => new WorkerBridge(path.join(temporaryFolder(), 'synth-worker.js'))),
} satisfies Provocations;

export const OF_INSTALLING = {
  INSTALL_FAILED: () => thrownBy(() => providerPackage(temporaryFolder(), PROVIDER)),
  LOCK_FILE_UNREADABLE: () => {
    const directory = temporaryFolder();
    fs.writeFileSync(path.join(directory, '.terraform.lock.hcl'), `provider "a/b/c" {\n`);
    return thrownBy(() => installProvider({ directory, package: { ...PROVIDER, platforms: {} } }));
  },
} satisfies Provocations;

export const OF_THE_PRODUCT = {
  // Terraform checks what is required before it asks for a read.
  INTERNAL: async () => {
    const source = provider().dataSources.atlas_snapshot_export_job;
    const context = { signal: new AbortController().signal, deferralAllowed: false };
    return only((await source?.read({ ...BLOCK, project_id: null, access_token: SECRET }, context))?.diagnostics);
  },
} satisfies Provocations;
