import { z } from "zod";
import { formatProblem } from "../../strict-yaml/problem";
import { readStrictly } from "../../strict-yaml/read-strictly";

const TEXT = `# a comment
top:
  list:
    - a: 1
      b: 2
    - [x, y]
  empty:
  text: &anchor "quoted"
`;

const document = readStrictly(TEXT, "f.yaml", z.unknown());

describe("a problem points at", () => {
  test.each([
    { given: "the value", path: ["top", "text"], at: undefined, then: "f.yaml:8:17 top.text" },
    { given: "the key, if asked to", path: ["top", "text"], at: { key: true }, then: "f.yaml:8:3 top.text" },
    {
      given: "the value of an item",
      path: ["top", "list", 0, "b"],
      at: undefined,
      then: "f.yaml:5:10 top.list.0.b",
    },
    { given: "an item", path: ["top", "list", 1, 1], at: undefined, then: "f.yaml:6:11 top.list.1.1" },
    {
      given: "the key of an empty value",
      path: ["top", "empty"],
      at: undefined,
      then: "f.yaml:7:3 top.empty",
    },
    {
      given: "the key of the map that lacks a key",
      path: ["top", "no"],
      at: undefined,
      then: "f.yaml:2:1 top.no",
    },
    {
      given: "the nearest parent, however far",
      path: ["top", "list", 0, "c", "d", "e"],
      at: undefined,
      then: "f.yaml:4:7 top.list.0.c.d.e",
    },
    {
      given: "the list that lacks an item",
      path: ["top", "list", 9],
      at: undefined,
      then: "f.yaml:3:3 top.list.9",
    },
    { given: "the first line with a value, for the whole", path: [], at: undefined, then: "f.yaml:2:1" },
  ])("$given", ({ path, at, then }) => {
    const problem = document.problemAt(path, "is wrong", "allowed: right", at);
    expect(formatProblem(problem)).toBe(`${then}: is wrong; allowed: right`);
  });
});

test("in an empty file, everything is on line 1, column 1", () => {
  const empty = readStrictly("", "f.yaml", z.unknown());
  expect(formatProblem(empty.problemAt(["a", "b"], "is missing", "allowed: text"))).toBe(
    "f.yaml:1:1 a.b: is missing; allowed: text",
  );
});

test("a byte order mark and line ends of Windows move nothing", () => {
  const { problemAt } = readStrictly("\uFEFFa: 1\r\nb: 2\r\n", "f.yaml", z.unknown());
  expect(formatProblem(problemAt(["a"], "w", "x"))).toBe("f.yaml:1:4 a: w; x");
  expect(formatProblem(problemAt(["b"], "w", "x"))).toBe("f.yaml:2:4 b: w; x");
});

test("the document gives the value that the schema makes of the text", () => {
  const length = z.strictObject({ a: z.string().transform((text) => text.length) });
  expect(readStrictly("a: four", "f.yaml", length).value).toEqual({ a: 4 });
});
