import { accessLogExpiry } from "../rules/access-log-expiry";
import { bucketEncryption } from "../rules/bucket-encryption";
import { bucketExpiry } from "../rules/bucket-expiry";
import { bucketExpiryAsScheduled } from "../rules/bucket-expiry-as-scheduled";
import { bucketOldVersions } from "../rules/bucket-old-versions";
import { bucketReplication } from "../rules/bucket-replication";
import { bucketUnfinishedUploads } from "../rules/bucket-unfinished-uploads";
import { bucketVersion } from "../rules/bucket-version";
import { lifecycleConflict } from "../rules/lifecycle-conflict";
import { lifecycleJoinedExpiration } from "../rules/lifecycle-joined-expiration";
import { lifecycleMissesCategory } from "../rules/lifecycle-misses-category";
import { lifecycleZeroDays } from "../rules/lifecycle-zero-days";
import { objectLock } from "../rules/object-lock";
import { publicAcl } from "../rules/public-acl";
import { publicBucketPolicy } from "../rules/public-bucket-policy";
import { type GuardKind, links } from "./guard-kind";

const BUCKET = "tencentcloud_cos_bucket";

export const objectStorage: GuardKind = {
  stores: [BUCKET],
  parts: {},
  // The service refuses to destroy a bucket that has something in it.
  protected: [],
  links: links(
    ["policy", "object", "inventory", "version"].map((part) => `${BUCKET}_${part}`),
    "bucket",
    BUCKET,
  ),
  rules: {
    noEnd: [
      bucketExpiry,
      bucketExpiryAsScheduled,
      bucketUnfinishedUploads,
      bucketOldVersions,
      accessLogExpiry,
    ],
    copies: [bucketReplication, bucketVersion],
    lifecycle: [
      lifecycleZeroDays,
      lifecycleMissesCategory,
      lifecycleConflict,
      lifecycleJoinedExpiration,
      objectLock,
    ],
    exposure: [publicAcl, publicBucketPolicy, bucketEncryption],
  },
};
