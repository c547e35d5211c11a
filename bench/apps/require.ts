// Loads cdktf and then our library; prints the milliseconds of each, in one line of JSON.

const began = performance.now();
require('cdktf');
const between = performance.now();
require('cdktf-provider-atlas');
const ended = performance.now();
process.stdout.write(`${JSON.stringify({ cdktf: between - began, library: ended - between })}\n`);
