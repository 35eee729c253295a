import fc from "fast-check";
import { isNamed } from "../../../../constructs/guard/arguments/cam-resource";

const COS = "qcs::cos:ap-guangzhou:uid/1250000000:";
const SSM = "qcs::ssm:ap-guangzhou::";

describe("a resource is named", () => {
  test.each([
    [`${COS}images-1250000000/*`],
    [`${COS}images-1250000000/records/*`],
    [`${COS}images-1250000000/*/2024:01.png`],
    [`${COS}images-1250000000`],
    [`${COS}prefix//1250000000/images/*`],
    ["qcs::cos:::images-1250000000/*"],
    ["qcs::cos:*:*:images-1250000000/key"],
    [`${SSM}secret/creatorUin/*/calls`],
    [`${SSM}secret/creatorUin/100000000001/calls`],
    ["qcs::kms:ap-guangzhou:uin/1:key/creatorUin/*/key-id"],
    ["qcs::cdb:::instanceId/cdb-1"],
    ["qcs::cdb:::instanceId/cdb-1/*"],
    ["qcs::cam::uin/100000000001:uin/100000000002"],
    // What only Terraform knows may be a whole name.
    [`${COS}\${tencentcloud_cos_bucket.images.bucket}/*`],
    [`${SSM}secret/creatorUin/*/\${join(":", ["a*", "}b"])}`],
    ["${var.resource}"],
    ["${var.bucket}/*"],
  ])("%s", (resource) => {
    expect(isNamed(resource)).toBe(true);
  });
});

describe("a resource is not named", () => {
  test.each([
    ["*"],
    ["qcs::*"],
    ["qcs::cos"],
    ["images-1250000000/*"],
    ["qcs::cos:::*"],
    [`${COS}*`],
    [`${COS}`],
    [`${COS}*/*`],
    [`${COS}*-1250000000/*`],
    [`${COS}images-*/*`],
    [`${COS}images-125000000?/key`],
    [`${COS}prefix//1250000000/*`],
    [`${COS}prefix//1250000000/`],
    [`${COS}prefix//*/*`],
    [`${COS}prefix/*`],
    [`${SSM}secret/*`],
    [`${SSM}secret/`],
    [`${SSM}secret/creatorUin/*`],
    [`${SSM}secret/creatorUin/*/`],
    [`${SSM}secret/creatorUin/*/*`],
    [`${SSM}secret/creatorUin/100000000001/*`],
    [`${SSM}secret/creatorUin/*/retention_*`],
    [`${SSM}secret/*/100000000001/calls`],
    ["qcs::cdb:::instanceId/*"],
    ["qcs::cdb:::instanceId/cdb-*"],
    ["qcs::cdb:::*/cdb-1"],
    ["qcs::ckafka:ap-guangzhou:uin/1:ckafkaId/uin/100000000001/*"],
    ["qcs::*:ap-guangzhou:uid/1250000000:images-1250000000/*"],
    ["qcs:::ap-guangzhou:uin/1:instanceId/cdb-1"],
    ["*::cdb:::instanceId/cdb-1"],
    ["qcs::cos:::*${var.bucket}/*"],
  ])("%s", (resource) => {
    expect(isNamed(resource)).toBe(false);
  });
});

const name = fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/);
const wild = fc.tuple(name, fc.constantFrom("*", "?", "**"), name).chain(([before, wildcard, after]) =>
  // A name whole or in part: *, a*, *a, a*b.
  fc.constantFrom(wildcard, `${before}${wildcard}`, `${wildcard}${after}`, `${before}${wildcard}${after}`),
);
const below = fc.string({ maxLength: 12, unit: fc.constantFrom("*", "?", "/", "a", ":") });

test("below a bucket anything may stand, and in its name no wildcard", () => {
  fc.assert(
    fc.property(name, wild, below, (bucket, pattern, key) => {
      fc.pre(bucket !== "prefix");
      expect(isNamed(`${COS}${bucket}/${key}`)).toBe(true);
      expect(isNamed(`${COS}${pattern}/${key}`)).toBe(false);
      expect(isNamed(`${COS}prefix//1250000000/${bucket}/${key}`)).toBe(true);
      expect(isNamed(`${COS}prefix//1250000000/${pattern}/${key}`)).toBe(false);
    }),
  );
});

test("whoever created it, a secret needs its whole name", () => {
  fc.assert(
    fc.property(name, wild, wild, (secret, pattern, creator) => {
      expect(isNamed(`${SSM}secret/creatorUin/${creator}/${secret}`)).toBe(true);
      expect(isNamed(`${SSM}secret/creatorUin/${creator}/${pattern}`)).toBe(false);
      expect(isNamed(`${SSM}secret/creatorUin/1/${pattern}`)).toBe(false);
    }),
  );
});
