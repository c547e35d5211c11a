// Loaded before the program: does something to it at one of its calls that change the disk, as the variable says.
const fs = require('node:fs');

const CALLS = [
  'chmodSync',
  'copyFileSync',
  'fchmodSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
];

const { call = '', nth, kill, code, remove, count } = JSON.parse(process.env.FS_FAULT);
const removeAll = fs.rmSync;
const calls = count === undefined ? undefined : fs.openSync(count, 'a');
let seen = 0;

for (const name of CALLS.filter((each) => call === '' || each === call)) {
  const real = fs[name];
  fs[name] = (...args) => {
    // What is opened for reading changes nothing.
    if (name === 'openSync' && !/[wa]/.test(args[1])) return real(...args);
    seen += 1;
    if (calls !== undefined) fs.writeSync(calls, `${name}\n`);
    if (seen === nth || nth === undefined) strike(name);
    return real(...args);
  };
}

function strike(name) {
  if (kill) process.kill(process.pid, 'SIGKILL');
  if (remove !== undefined) removeAll(remove, { recursive: true, force: true });
  if (code !== undefined) {
    throw Object.assign(new Error(`${code}: made up by the test, ${name}`), { code, errno: -1, syscall: name });
  }
}
