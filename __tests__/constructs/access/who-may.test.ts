import { whoMay } from "../../../constructs/access/who-may";
import { shippedSchedule } from "../../stacks/deployment";

describe("who may use the stores", () => {
  it("is told with what they are limited to", () => {
    const { stores } = shippedSchedule();

    expect(
      whoMay(stores, {
        "monitoring-db": { readers: ["dashboard"], writers: ["gateway"], administrators: ["dba"] },
        "operation-log": { readers: ["support"], administrators: ["dba"] },
        "identification-images": { writers: ["registration"] },
      }),
    ).toEqual([
      { store: "monitoring-db", role: "dashboard", may: "read", within: ["monitoring"] },
      { store: "monitoring-db", role: "gateway", may: "write", within: ["monitoring"] },
      { store: "monitoring-db", role: "dba", may: "administer", within: [] },
      { store: "operation-log", role: "support", may: "read", within: ["operation-log"] },
      { store: "operation-log", role: "dba", may: "administer", within: [] },
      {
        store: "identification-images",
        role: "registration",
        may: "write",
        within: ["images/", "records/"],
      },
    ]);
  });

  it("is nobody, if nobody is named", () => {
    expect(whoMay(shippedSchedule().stores, {})).toEqual([]);
  });
});
