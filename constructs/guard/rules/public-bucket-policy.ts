import { allowing, everybodyIn, statements } from "../arguments/access-policy";
import { type Rule, verdictOf } from "../rule";

export const publicBucketPolicy: Rule = {
  id: "public-bucket-policy",
  title: "No bucket policy allows anything to everybody",
  why: "Whoever guesses or finds a key gets what the policy allows.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket_policy"],
  check: ({ values: { policy } }) => {
    if (statements(policy) === "malformed") {
      const wrong = "whom it lets in cannot be read";
      return verdictOf([{ argument: "policy", value: policy, wrong, allowed: "JSON" }]);
    }
    return verdictOf(
      allowing(policy).flatMap((statement) =>
        everybodyIn(statement).map((value) => ({
          argument: "policy",
          value,
          wrong: `everybody may ${statement.actions.join(", ")}`,
          allowed: "named accounts, users or roles as principals",
        })),
      ),
    );
  },
};
