// Ends with a sentence where Node.js is too old for the programs here.
if (Number(process.versions.node.split('.')[0]) < 20) {
  const name = require('path').basename(process.argv[1]);
  console.error(name + ' needs Node.js 20 or later, and this is ' + process.version);
  process.exit(1);
}
