import { z } from "zod";
import { complaints } from "./print";

const anything = z.unknown();

describe("text that is nested more deeply than a stack is deep", () => {
  test.each([
    { given: "lists in lists", text: "[".repeat(50_000), then: "f.yaml:1:101" },
    { given: "maps in maps", text: "{a: ".repeat(20_000), then: "f.yaml:1:401" },
    { given: "lists by lines", text: "- ".repeat(20_000), then: "f.yaml:1:201" },
    { given: "keys in keys", text: "? ".repeat(20_000), then: "f.yaml:1:201" },
  ])("$given", ({ text, then }) => {
    expect(complaints(text, anything)).toEqual([
      `${then}: lists and maps are nested too deeply; allowed: up to 100 inside each other`,
    ]);
  });
});

test("a bracket that is never closed, over thousands of lines, is refused like any other slip", () => {
  const text = `a:\n  b: {\n${"  e1: keyword,\n".repeat(20_000)}`;

  const [complaint, ...others] = complaints(text, anything);

  expect(complaint).toMatch(/^f\.yaml:\d+:\d+.*: .*; .*$/);
  expect(others).toEqual([]);
});

test("a few aliases that stand for billions of values are never expanded", () => {
  // Given
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}1]`,
  );
  const text = `a0: &a0 [x]\n${levels.join("\n")}\n`;

  // When
  const printed = complaints(text, anything);

  // Then
  expect(printed).toHaveLength(81);
  expect(printed[0]).toBe(
    "f.yaml:2:10 a1.0: *a0 stands for a value that is written elsewhere; write the value out",
  );
});

test("a list that contains itself is refused", () => {
  expect(complaints("a: &x [*x]\n", anything)).toEqual([
    "f.yaml:1:8 a.0: *x stands for a value that is written elsewhere; write the value out",
  ]);
});

test("50,000 keys are read", () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `key${index}: ${index}`).join("\n");
  expect(complaints(text, z.record(z.string(), z.number()))).toEqual([]);
});
