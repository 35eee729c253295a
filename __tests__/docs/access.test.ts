import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deployed, shippedEnvironment } from "../stacks/deployment";

const page = readFileSync(join(__dirname, "..", "..", "docs", "access.md"), "utf8");

describe("the page on access", () => {
  it("shows the documents that its example gives", () => {
    const [example = ""] = blocks("yaml");
    const json = deployed(
      "production",
      shippedEnvironment("production", (text) => `${text}\n${example}`),
    );

    const documents = Object.values(json.resource["tencentcloud_cam_policy"]!).map(
      (policy) => JSON.parse(String(policy["document"])) as unknown,
    );

    expect(blocks("json")).toHaveLength(3);
    for (const shown of blocks("json")) expect(documents).toContainEqual(JSON.parse(shown));
  });
});

function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(
    ([, text = ""]) => text,
  );
}
