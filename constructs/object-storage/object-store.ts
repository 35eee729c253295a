import { CosBucket, type CosBucketLifecycleRules } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import { AccessPolicy } from "../access/access-policy";
import type { Role } from "../access/role";
import { requireProps } from "../prop-rule";
import { uniqueBucket } from "../unique/unique-name";
import { A_NAME, A_PERIOD, type Needed, requireGiven } from "../require-given";
import { type BucketPart, readObjects, writeObjects } from "./bucket-statements";
import { DEFAULT_UNFINISHED_UPLOADS_EXPIRE_AFTER, ENCRYPTION_ALGORITHM } from "./defaults";
import { objectStoreRules } from "./object-store-rules";

export interface ObjectStoreProps {
  /** Name of the bucket without the APPID: lower-case letters, digits and hyphens, 49 characters at most. */
  readonly name: string;
  /** The account's APPID, ten digits: every bucket name ends in it. */
  readonly appId: string;
  /**
   * Age at which an object is deleted, counted from its last change: 1 to 3650 days. The deletion itself may take
   * two days more.
   */
  readonly expireAfter: Period;
  /**
   * Keeps the versions that were replaced or deleted, for this long: 1 to 3650 days on top of `expireAfter`.
   * Versioning cannot be taken back to unversioned, only suspended (tencentcloud.com/document/product/436/19883), and
   * old versions then stay for ever: a bucket that has ever been versioned needs it until the last of them is gone.
   * @default - versioning is off, and an expired object is gone at once
   */
  readonly versionsExpireAfter?: Period;
  /**
   * Age at which the fragments of an upload that was never finished are deleted: 1 to 3650 days.
   * @default Period.days(1)
   */
  readonly unfinishedUploadsExpireAfter?: Period;
  /**
   * Where the accesses to the bucket are logged. The log holds object keys, so it expires as well. The service
   * writes it only in accounts that have the role `CLS_QcsRole`; without it the creation of the bucket fails.
   * @default - accesses are not logged
   */
  readonly accessLogs?: NewAccessLogs | ExistingAccessLogs;
  /**
   * Leaves a bucket that still holds objects alone when it is destroyed. If false, they are deleted with it.
   * @default true
   */
  readonly destroyProtection?: boolean;
  /**
   * Key prefixes under which the objects lie, each ending with `/`: what is granted is limited to them. Not an empty
   * list. What only Terraform will know may be a part of one, before its `/`.
   * @default - the whole bucket
   */
  readonly prefixes?: readonly string[];
  /** Where the bucket is, such as ap-guangzhou. Required for grants. @default - nothing can be granted */
  readonly region?: string;
  /**
   * Whole name of a bucket that exists, APPID included: it must be the name that `name` and `appId` make. The first
   * apply takes it over rather than creating it, and the service then deletes what is past `expireAfter`.
   * @default - the bucket is created
   */
  readonly importFrom?: string;
  /** Tags of every resource that takes some. @default - no tags */
  readonly tags?: Record<string, string>;
}

/** A log bucket of its own, `<name>-logs`. */
export interface NewAccessLogs {
  /** Age at which a log file is deleted: 1 to 3650 days. */
  readonly expireAfter: Period;
}

/** A bucket that exists and whose expiry is somebody else's to set. */
export interface ExistingAccessLogs {
  /** Whole name of the bucket, APPID included. */
  readonly bucket: string;
}

/**
 * A private, encrypted bucket in which nothing outlives its period: one lifecycle rule over the whole bucket
 * expires the objects and aborts unfinished uploads, and old versions if versioning is on.
 */
export class ObjectStore extends Construct {
  /** Whole name of the bucket, APPID included. */
  readonly bucketName: string;
  private readers?: AccessPolicy;
  private writers?: AccessPolicy;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ObjectStoreProps,
  ) {
    super(scope, id);
    requireGiven(this, props, given(props));
    requireProps(this, objectStoreRules(props));
    uniqueBucket(this, { prop: "name-appId", value: `${props.name}-${props.appId}` });
    const logBucket = this.logBucket(props);
    const bucket = new CosBucket(this, "Resource", {
      bucket: `${props.name}-${props.appId}`,
      acl: "private",
      encryptionAlgorithm: ENCRYPTION_ALGORITHM,
      versioningEnable: props.versionsExpireAfter !== undefined,
      forceClean: !(props.destroyProtection ?? true),
      lifecycleRules: lifecycleRules(props),
      ...(logBucket !== undefined && {
        logEnable: true,
        logTargetBucket: logBucket,
        logPrefix: `${props.name}/`,
      }),
      tags: props.tags,
      // It cannot be changed: without this, a bucket over several zones that is imported would be replaced.
      lifecycle: { ignoreChanges: ["multi_az"] },
    });
    if (props.importFrom !== undefined) bucket.importFrom(props.importFrom);
    this.bucketName = bucket.bucket;
  }

  /** Lets a role fetch and list objects over HTTPS. */
  grantRead(role: Role): void {
    const { name, region, tags } = this.props;
    this.readers ??= new AccessPolicy(this, "readers", {
      name: `${name}-bucket-readers`,
      description: "Reads objects of one bucket",
      statements: readObjects(this.part()),
      region,
      tags,
    });
    this.readers.attachTo(role);
  }

  /** Lets a role upload objects over HTTPS, over those of the same key as well; not read nor delete them. */
  grantWrite(role: Role): void {
    const { name, region, tags } = this.props;
    this.writers ??= new AccessPolicy(this, "writers", {
      name: `${name}-bucket-writers`,
      description: "Uploads objects to one bucket",
      statements: writeObjects(this.part()),
      region,
      tags,
    });
    this.writers.attachTo(role);
  }

  private part(): BucketPart {
    const { name, appId, region = "", prefixes = [] } = this.props;
    return { region, appId, bucketName: `${name}-${appId}`, prefixes };
  }

  private logBucket(props: ObjectStoreProps): string | undefined {
    if (!props.accessLogs) return undefined;
    if ("bucket" in props.accessLogs) return props.accessLogs.bucket;
    const { appId, destroyProtection, tags } = props;
    const { expireAfter } = props.accessLogs;
    const logs = new ObjectStore(this, "logs", {
      name: `${props.name}-logs`,
      appId,
      expireAfter,
      destroyProtection,
      tags,
    });
    return logs.bucketName;
  }
}

function given({ accessLogs }: ObjectStoreProps): Needed {
  return {
    name: A_NAME,
    appId: "the account's APPID, ten digits",
    expireAfter: A_PERIOD,
    ...(accessLogs &&
      ("bucket" in accessLogs
        ? { "accessLogs.bucket": "the whole name of a bucket" }
        : { "accessLogs.expireAfter": `${A_PERIOD}, or \`bucket\`, one that exists` })),
  };
}

function lifecycleRules(props: ObjectStoreProps): CosBucketLifecycleRules[] {
  const unfinished = props.unfinishedUploadsExpireAfter ?? DEFAULT_UNFINISHED_UPLOADS_EXPIRE_AFTER;
  const everything: CosBucketLifecycleRules = {
    id: "expire-everything",
    filterPrefix: "",
    expiration: { days: props.expireAfter.days },
    abortIncompleteMultipartUpload: { daysAfterInitiation: unfinished.days },
  };
  if (!props.versionsExpireAfter) return [everything];
  return [
    { ...everything, nonCurrentExpiration: { nonCurrentDays: props.versionsExpireAfter.days } },
    // A delete marker keeps the key of an object whose versions are all gone. One rule may not join it with days.
    { id: "expire-delete-markers", filterPrefix: "", expiration: { deleteMarker: true } },
  ];
}
