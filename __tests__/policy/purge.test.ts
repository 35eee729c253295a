import { readPolicy } from "../../policy/read-policy";
import { complaints, edited } from "./small-policy";

describe("the purge of a MySQL store", () => {
  it("runs every day or once a week", () => {
    for (const every of ["P1D", "P1W", "P7D"]) {
      expect(complaints(edited(["every: P1D", `every: ${every}`]))).toEqual([]);
    }
  });

  it("is refused for what a timer cannot say", () => {
    expect(complaints(edited(["every: P1D", "every: P3D"]))).toEqual([
      "p.yaml:7:21 stores.db.purge.every: P3D cannot be set as a timer; allowed: P1D, P1W",
    ]);
  });

  it("may be left out, with a reason", () => {
    const text = edited(["purge: { every: P1D }", "purge: { leftOut: a nightly job deletes them }"]);

    expect(readPolicy(text, "p.yaml").policy.stores["db"]).toMatchObject({
      purge: { leftOut: "a nightly job deletes them" },
    });
  });

  it("is not left out without one", () => {
    expect(complaints(edited(["purge: { every: P1D }", 'purge: { leftOut: "" }']))).toEqual([
      expect.stringMatching(/^p\.yaml:7:23 stores\.db\.purge\.leftOut: is ""; allowed: text, not empty$/),
    ]);
    expect(complaints(edited(["    purge: { every: P1D }\n", ""]))).toEqual([
      expect.stringMatching(/^p\.yaml:3:3 stores\.db\.purge: is missing; allowed: /),
    ]);
  });
});
