import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const bucketVersion: Rule = {
  id: "bucket-version",
  title: "Versioning is not switched on behind a bucket's back",
  why: "The bucket's own versioning_enable says whether there are old versions; a resource of its own may say otherwise, and the expired objects stay.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket_version"],
  check(version, { coverage }) {
    const settings = coverage.of(version)?.settings;
    if (settings?.kind !== "object-storage") return "not-applicable";
    const status = text(version.values, "status");
    if (settings.oldVersionDays !== undefined || status?.toLowerCase() !== "enabled") return "compliant";
    const wrong = "old versions outlive the window: the schedule has none";
    return verdictOf([
      { argument: "status", value: status, wrong, allowed: "Suspended, or no such resource" },
    ]);
  },
};
