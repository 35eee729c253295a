import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { PAGES, pageText } from "./code-blocks";

const PROJECT = join(__dirname, "..", "..");

/** `[text](target)`, with neither an address of the web nor an example in a code block. */
function links(file: string): { readonly path: string; readonly anchor: string | undefined }[] {
  const text = pageText(file).replace(/^( *)```[^]*?^\1```$/gm, "");
  return [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(([, target = "", anchor]) => ({
    path: target === "" ? file : normalize(join(dirname(file), target)),
    anchor,
  }));
}

/** As GitHub makes them of headings. */
function anchors(file: string): string[] {
  return [...pageText(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("the map of the documentation", () => {
  it("leads to every page", () => {
    const led = links("docs/README.md").map(({ path }) => path);

    expect(PAGES.filter((page) => page !== "docs/README.md" && !led.includes(page))).toEqual([]);
  });

  it.each(PAGES)("and the links of %s lead somewhere", (file) => {
    const dead = links(file).filter(
      ({ path, anchor }) =>
        !existsSync(join(PROJECT, path)) || (anchor !== undefined && !anchors(path).includes(anchor)),
    );

    expect(dead).toEqual([]);
  });
});
