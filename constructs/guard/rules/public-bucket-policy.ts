import { statements } from "../arguments/access-policy";
import { type Rule, verdictOf } from "../rule";

/** How a policy names everybody: `*`, `qcs::cam::anyone:anyone`, `qcs::cam::uin/*:uin/*`. */
const EVERYBODY = /^(\*|(qcs(:[^:]*){3}:)?(uin\/)?(\*|anyone|anonymous)(:.*)?)$/i;

export const publicBucketPolicy: Rule = {
  id: "public-bucket-policy",
  title: "No bucket policy allows anything to everybody",
  why: "Whoever guesses or finds a key gets what the policy allows.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket_policy"],
  check: ({ values }) =>
    verdictOf(
      statements(values["policy"])
        .filter(({ allows }) => allows)
        .flatMap(({ actions, principals, exceptPrincipals }) =>
          [
            ...principals.filter((principal) => EVERYBODY.test(principal)),
            ...(exceptPrincipals ? ["NotPrincipal"] : []),
          ].map((principal) => ({
            argument: "policy",
            value: principal,
            wrong: `everybody may ${actions.join(", ")}`,
            allowed: "named accounts, users or roles as principals",
          })),
        ),
    ),
};
