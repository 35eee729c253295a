import { isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const bucketEncryption: Rule = {
  id: "bucket-encryption",
  title: "The objects of a bucket are encrypted at rest",
  why: "A disk that leaves the data centre takes the objects with it otherwise.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check: ({ values }) =>
    verdictOf(
      isKnown(values["encryption_algorithm"]) && !text(values, "encryption_algorithm")
        ? [
            {
              argument: "encryption_algorithm",
              wrong: "the objects are not encrypted at rest",
              allowed: "AES256, KMS, SM4",
            },
          ]
        : [],
    ),
};
