import { withMemberTables } from "../../docs/from-code/member-tables";
import { PublicApi } from "../../docs/from-code/public-api";
import { PAGES, pageText } from "./code-blocks";

const pages = PAGES.filter((file) => file.startsWith("docs/constructs/"));
const sections = (page: string) =>
  [...page.matchAll(/^<!-- (\w+): begin, written/gm)].map(([, name]) => name!);

describe("the pages of the constructs", () => {
  let api: PublicApi;
  beforeAll(() => {
    api = new PublicApi();
  });

  it.each(pages)("%s says what the code says (npm run docs renews it)", (file) => {
    const page = pageText(file);

    expect(sections(page)).not.toEqual([]);
    expect(withMemberTables(page, api)).toBe(page);
  });

  it("cover every props that a stack can give", () => {
    const documented = pages.flatMap((file) => sections(pageText(file)));
    const props = api.names.filter((name) => name.endsWith("Props"));

    expect(props.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it("say of everything what it means", () => {
    const silent = pages
      .flatMap((file) => sections(pageText(file)))
      .flatMap((section) =>
        api.members(section).flatMap(({ name, meaning }) => (meaning === "" ? [`${section}.${name}`] : [])),
      );

    expect(silent).toEqual([]);
  });

  it("show type, meaning and default of a prop", () => {
    const page =
      "<!-- ObjectStoreProps: begin, written by npm run docs -->\nold\n<!-- ObjectStoreProps: end -->\n";

    const rows = withMemberTables(page, api)
      .split("\n")
      .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
    expect(rows).toContainEqual([
      "",
      "`appId`",
      "`string`",
      expect.stringMatching(/^The account's/),
      "required",
      "",
    ]);
    expect(rows).toContainEqual([
      "",
      "`unfinishedUploadsExpireAfter`",
      "`Period`",
      expect.stringMatching(/^Age at which the fragments/),
      "`Period.days(1)`",
      "",
    ]);
    expect(rows).toContainEqual([
      "",
      "`prefixes`",
      expect.anything(),
      expect.anything(),
      "the whole bucket",
      "",
    ]);
  });
});
