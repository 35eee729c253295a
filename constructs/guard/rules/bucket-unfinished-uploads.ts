import { lifecycleRules, shortestFor } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen, placesIn } from "../arguments/bucket-places";
import { type Rule, verdictOf } from "../rule";

export const bucketUnfinishedUploads: Rule = {
  id: "bucket-unfinished-uploads",
  title: "A bucket deletes the fragments of uploads that were never finished",
  why: "No listing of objects shows fragments, and an expiration does not delete them: they stay until a rule aborts the upload (tencentcloud.com/document/product/436/17029).",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage }) {
    const argument = "lifecycle_rules.abort_incomplete_multipart_upload";
    const covered = coverage.of(bucket);
    if (covered?.settings.kind !== "object-storage") return "not-applicable";
    if (lifecycleIsOpen(bucket, "abort_incomplete_multipart_upload")) return "not-applicable";
    const rules = lifecycleRules(bucket.values);
    const most = covered.isAccessLog ? Infinity : covered.settings.abortUploadsAfterDays;
    const days = placesIn(covered).map((place) => shortestFor(rules, place, "uploadDays") ?? Infinity);
    const longest = Math.max(...days);
    if (longest <= most && longest < Infinity) return "compliant";
    const allowed =
      most < Infinity ? `at most ${most} days, as scheduled` : "a rule with days_after_initiation";
    if (longest < Infinity) {
      const wrong = "fragments stay longer than scheduled";
      return verdictOf([{ argument: `${argument}.days_after_initiation`, value: longest, wrong, allowed }]);
    }
    if (rules.some(({ dropped }) => dropped.some((zero) => zero.startsWith("abort"))))
      return "not-applicable";
    return verdictOf([{ argument, wrong: "fragments stay for ever", allowed }]);
  },
};
