/** The shipped policy with the data of the bucket in a table as well, where the last copy goes later: on day 39. */
export function alsoInMysql(policy: string): string {
  return policy
    .replace("      photos: image\n", "      photos: image\n      takenAt: timestamp\n")
    .replace("goneBy: P32D", "goneBy: P60D")
    .replace(
      "storedIn: { store: identification-images, prefixes: [images/, records/] }",
      "storedIn:\n      - { store: identification-images }\n" +
        "      - { store: monitoring-db, database: monitoring, tables: { face: { timeColumn: takenAt } } }",
    );
}
