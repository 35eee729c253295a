const CLEAR_LINE = "\r\u001b[K";

/** Says on a terminal what takes a moment, and takes it back when that is done. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  if (!stderr.isTTY) return work();
  stderr.write(`${what} ...`);
  try {
    return await work();
  } finally {
    stderr.write(CLEAR_LINE);
  }
}
