import { zipSync } from "fflate";

/** The earliest date that an archive can hold; the library writes its local parts, so it is given as such. */
const FIXED_DATE = new Date(1980, 0, 1);
const MADE_ON_UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** An archive that is the same, byte for byte, whenever and wherever it is made of the same files. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const options = { mtime: FIXED_DATE, os: MADE_ON_UNIX, attrs: READABLE_FILE, level: 9 } as const;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, options]])));
}

const END = { signature: Buffer.from("PK\x05\x06", "latin1"), bytes: 22, count: 10, size: 12, start: 16 };
/** An entry of the directory: how long its variable parts are, at which byte its file begins, and its name. */
const ENTRY = {
  signature: Buffer.from("PK\x01\x02", "latin1"),
  lengths: { name: 28, extra: 30, comment: 32 },
  file: 42,
  name: 46,
};

/**
 * An archive with one more file. What is in it already is not packed anew: that takes half a second, at every synth.
 *
 * @throws Error if it is not an archive.
 */
export function withFile(archive: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const [old, added] = [partsOf(archive), partsOf(zipFiles({ [name]: content }))];
  added.directory.writeUInt32LE(old.files.length, ENTRY.file);
  const end = Buffer.alloc(END.bytes);
  end.set(END.signature);
  for (const at of [END.count - 2, END.count]) end.writeUInt16LE(old.count + added.count, at);
  end.writeUInt32LE(old.directory.length + added.directory.length, END.size);
  end.writeUInt32LE(old.files.length + added.files.length, END.start);
  return Buffer.concat([old.files, added.files, old.directory, added.directory, end]);
}

/**
 * The names of the files in an archive, as they are once it is unpacked.
 *
 * @throws Error if it is not an archive.
 */
export function fileNames(archive: Uint8Array): string[] {
  const { directory, count } = partsOf(archive);
  let at = 0;
  return Array.from({ length: count }, () => {
    const entry = directory.subarray(at);
    if (entry.length < ENTRY.name || !entry.subarray(0, 4).equals(ENTRY.signature)) {
      throw new Error("not a ZIP archive");
    }
    const { name, extra, comment } = ENTRY.lengths;
    const end = ENTRY.name + entry.readUInt16LE(name);
    at += end + entry.readUInt16LE(extra) + entry.readUInt16LE(comment);
    return entry.toString("utf8", ENTRY.name, end).replace(/^(\.?\/+)+/, "");
  });
}

/** An archive is its files, a directory of them, and an end that says where the directory is. */
function partsOf(archive: Uint8Array) {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(END.signature);
  if (end < 0 || bytes.length < end + END.bytes) throw new Error("not a ZIP archive");
  const start = bytes.readUInt32LE(end + END.start);
  return {
    files: bytes.subarray(0, start),
    directory: bytes.subarray(start, start + bytes.readUInt32LE(end + END.size)),
    count: bytes.readUInt16LE(end + END.count),
  };
}
