import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Category } from "../../policy/policy";
import { readPolicy } from "../../policy/read-policy";

const TOP = join(__dirname, "../..");
const { policy } = readPolicy(
  readFileSync(join(TOP, "retention-policy.yaml"), "utf8"),
  "retention-policy.yaml",
);

function category(name: string): Category {
  const found = policy.categories[name];
  if (!found) throw new Error(`the shipped policy has no category ${name}`);
  return found;
}

/** The table of the privacy statement, each part by name. */
describe("the shipped policy is the privacy statement", () => {
  test("three categories", () => {
    const titles = Object.entries(policy.categories).map(([name, { title }]) => [name, title]);
    expect(titles).toEqual([
      ["monitoring-data", "Monitoring Data"],
      ["operation-log", "Operation Log"],
      ["identification-data", "Identification Data"],
    ]);
  });

  test("Monitoring Data", () => {
    const { elements, purposes, legalBasis, specialCategory, retention, storedIn } =
      category("monitoring-data");
    expect(Object.keys(elements)).toEqual(
      [
        "appId interfaceName result callId startTime endTime nationCode debugLog region fee interfaceCallVolume",
        "eCode host cost requestId nodeip eCodeStr rsp timestamp header caller serviceName session",
      ].flatMap((names) => names.split(" ")),
    );
    expect(Object.keys(elements.interfaceCallVolume ?? {})).toEqual(
      "action type sourcetype subactionuin token indexname UA UpStreamIp offset".split(" "),
    );
    expect(purposes).toEqual(["Providing the feature", "Troubleshooting and performance analysis"]);
    expect(legalBasis).toEqual({ basis: "contract" });
    expect(specialCategory).toBeUndefined();
    expect(retention.keepFor?.days).toBe(730);
    expect(retention.goneBy?.days).toBe(760);
    expect(storedIn.map(({ store }) => policy.stores[store]?.kind)).toEqual(["mysql"]);
  });

  test("Operation Log", () => {
    const { elements, purposes, legalBasis, specialCategory, retention, storedIn } =
      category("operation-log");
    expect(Object.keys(elements)).toEqual([
      "appId",
      "callId",
      "timestamp",
      "singleStepDebuggingInformation",
      "desensitizedRequest",
      "desensitizedResponse",
    ]);
    expect(purposes).toEqual([
      "Making sure the service functions as required",
      "Analysing the reasons for errors and failures",
    ]);
    expect(legalBasis).toEqual({ basis: "contract" });
    expect(specialCategory).toBeUndefined();
    expect(retention.keepFor?.days).toBe(730);
    expect(retention.goneBy?.days).toBe(760);
    expect(storedIn.map(({ store }) => policy.stores[store]?.kind)).toEqual(["elasticsearch"]);
  });

  test("Identification Data", () => {
    const { elements, purposes, legalBasis, specialCategory, retention, storedIn } =
      category("identification-data");
    expect(Object.keys(elements)).toEqual([
      "name",
      "address",
      "identificationNumber",
      "country",
      "dateOfBirth",
      "biometricInformation",
      "faceImages",
      "photos",
      "otherIdentificationInformation",
    ]);
    expect(elements).toMatchObject({ faceImages: "image", photos: "image" });
    expect(purposes).toEqual([
      "Improving the training models and algorithms",
      "Safer and more convenient user registration",
    ]);
    expect(legalBasis).toEqual({
      basis: "legitimate-interests",
      specialCategory: { basis: "explicit-consent", obtainedBy: "customer" },
    });
    expect(specialCategory).toEqual(["faceImages", "biometricInformation"]);
    expect(retention.keepFor?.days).toBe(30);
    expect(retention.goneBy?.days).toBe(32);
    expect(storedIn.map(({ store }) => policy.stores[store]?.kind)).toEqual(["object-storage"]);
  });
});
