import { z } from "zod";
import { readStrictly } from "../../strict-yaml/read-strictly";
import { complaints } from "./print";

const anything = z.record(z.string(), z.unknown());

describe("text that is not one plain YAML 1.2 document", () => {
  test.each([
    {
      given: "a tab as indentation",
      text: "a:\n\tb: 1\n",
      then: ["f.yaml:2:1: a tab indents this line; allowed: spaces"],
    },
    {
      given: "a quote that is not closed",
      text: "a: 'b",
      then: ["f.yaml:1:6: cannot be read as YAML: missing closing 'quote; allowed: YAML 1.2"],
    },
    {
      given: "a colon in plain text",
      text: "a: b: c\n",
      then: [
        "f.yaml:1:4: cannot be read as YAML: a map begins in the middle of a line; write it on a line of its own, indented, or quote text that contains a colon and a space",
      ],
    },
    {
      given: "a key without a space after its colon",
      text: "a:1\nb: 2\n",
      then: [
        "f.yaml:1:1: cannot be read as YAML: a key runs over more than one line; write a colon and a space after the key, and check the indentation",
      ],
    },
    {
      given: "plain text that begins with a reserved sign",
      text: "a: @b\n",
      then: [
        "f.yaml:1:4: cannot be read as YAML: plain text cannot begin with this character; put the text in quotes",
      ],
    },
    {
      given: "a second document",
      text: "a: 1\n---\nb: 2\n",
      then: ["f.yaml:2:1: a second document begins here; allowed: one document a file"],
    },
    {
      given: "a document of YAML 1.1, in which off is false",
      text: "%YAML 1.1\n---\na: off\n",
      then: ["f.yaml:1:1: is not YAML 1.2; allowed: no %YAML line, or %YAML 1.2"],
    },
    {
      given: "a tag of another language",
      text: "a: !!js/function 'b'\n",
      then: [
        "f.yaml:1:4: cannot be read as YAML: unresolved tag: tag:yaml.org,2002:js/function; allowed: YAML 1.2",
      ],
    },
    {
      given: "a key that is a list",
      text: "[a, b]: 1\n",
      then: ["f.yaml:1:1: a key is not plain text; allowed: text as a key"],
    },
    {
      given: "a key that is there twice, once in quotes",
      text: 'a: 1\nb: 2\n"a": 3\n',
      then: ["f.yaml:3:1 a: this key is there twice: first on line 1; allowed: each key once"],
    },
    {
      given: "an alias",
      text: "a: &x 1\nb: [2, *x]\n",
      then: ["f.yaml:2:8 b.1: *x stands for a value that is written elsewhere; write the value out"],
    },
    {
      given: "__proto__ as a key",
      text: "a: { __proto__: { b: 1 } }\n",
      then: ['f.yaml:1:6 a.__proto__: unknown key "__proto__"; allowed: any other name'],
    },
    {
      given: "mistakes on two lines",
      text: "a: @b\nc: `d`\n",
      then: [
        "f.yaml:1:4: cannot be read as YAML: plain text cannot begin with this character; put the text in quotes",
        "f.yaml:2:4: cannot be read as YAML: plain text cannot begin with this character; put the text in quotes",
      ],
    },
  ])("$given", ({ text, then }) => {
    expect(complaints(text, anything)).toEqual(then);
  });
});

describe("text that is", () => {
  test.each([
    {
      given: "off, no and yes are words",
      text: "a: off\nb: no\nc: yes\n",
      then: { a: "off", b: "no", c: "yes" },
    },
    { given: "a byte order mark", text: "\uFEFFa: 1\n", then: { a: 1 } },
    { given: "line ends of Windows", text: "a: 1\r\nb: x\r\n", then: { a: 1, b: "x" } },
    { given: "a merge key is a key like any other", text: "<<: { a: 1 }\n", then: { "<<": { a: 1 } } },
    { given: "a number as a key is its text", text: "1.0: a\n", then: { "1.0": "a" } },
    { given: "an anchor that nothing refers to", text: "a: &x 1\n", then: { a: 1 } },
    { given: "a document that is marked as one", text: "%YAML 1.2\n---\na: 1\n...\n", then: { a: 1 } },
  ])("$given", ({ text, then }) => {
    expect(readStrictly(text, "f.yaml", anything).value).toEqual(then);
  });
});
