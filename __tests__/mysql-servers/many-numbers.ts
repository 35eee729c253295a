const DIGITS =
  "(SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

/**
 * A table for FROM: the numbers `i` from 0 on, in SQL that every server knows.
 *
 * @param count how many; rounded up to a power of ten the query is not slower.
 */
export function numbersBelow(count: number): string {
  const digits = [..."abcdefg"].slice(0, Math.max(1, Math.ceil(Math.log10(count))));
  const number = digits.map((name, place) => `${name}.i * ${10 ** place}`).join(" + ");
  const tables = digits.map((name) => `${DIGITS} AS ${name}`).join(" JOIN ");
  return `(SELECT i FROM (SELECT ${number} AS i FROM ${tables}) AS every WHERE i < ${count} ORDER BY i)`;
}
