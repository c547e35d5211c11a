// Takes the publisher's signature off a Windows executable: it holds for other bytes than those that are to be made.

const HEADER_ADDRESS = 0x3c;
/** From the header's own mark to the optional header, and within that to the entry that says where certificates stand. */
const OPTIONAL_HEADER = 24;
const CERTIFICATES = 112 + 4 * 8;

/** The same executable without; certificates stand behind everything else. */
export function unsignWindows(executable: Buffer): Buffer {
  const entry = executable.readUInt32LE(HEADER_ADDRESS) + OPTIONAL_HEADER + CERTIFICATES;
  const [offset, size] = [executable.readUInt32LE(entry), executable.readUInt32LE(entry + 4)];
  if (size === 0) return executable;
  if (offset + size !== executable.length)
    throw new Error('The certificates do not stand at the end of the executable');
  const unsigned = Buffer.from(executable.subarray(0, offset));
  unsigned.fill(0, entry, entry + 8);
  return unsigned;
}
