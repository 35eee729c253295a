/** Kept with the state of a resource between its import and its next apply. */
export const IMPORT_MARK = Buffer.from("imported");

export function isImportMark(kept: Buffer): boolean {
  return IMPORT_MARK.equals(kept);
}
