// Stores forty jobs one after the other; run several times at once.
const { storeExportJobs } = require('../../../lib/synth/worker/store-export-jobs');

const [file, writer] = process.argv.slice(2);

async function main() {
  for (let index = 0; index < 40; index += 1) {
    const id = `${writer}${String(index).padStart(3, '0')}`.padStart(24, '0');
    const warning = await storeExportJobs(file, {
      [`x/exports/${id}`]: { id, state: 'Successful', exportBucketId: 'b' },
    });
    if (warning !== undefined) throw new Error(warning);
  }
}

void main();
