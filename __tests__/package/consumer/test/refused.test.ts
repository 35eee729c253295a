import { expect, test } from "@jest/globals";
import { type TerraformStack, Testing } from "cdktf";
import { Period } from "tencentcloud-retention";
import { CosBucket } from "tencentcloud-retention/providers/tencentcloud/cos-bucket";
import "tencentcloud-retention/testing";
import { existingNetwork } from "../existing-network";
import { oneBucket } from "../one-bucket";
import { policy } from "../own-policy";

/** With a bucket that somebody wrote by hand. */
function byHand(): TerraformStack {
  const stack = oneBucket(Testing.app());
  new CosBucket(stack, "by-hand", { bucket: "by-hand-1250000000", acl: "public-read" });
  return stack;
}

test("what is wrong is said of the resource", () => {
  expect(byHand()).not.toHonourRetention(policy);
  expect(() => expect(byHand()).toHonourRetention(policy)).toThrow(
    /^one-bucket\/by-hand: public-acl: acl is "public-read": .*; allowed: /m,
  );
  expect(byHand()).not.toHaveNoPublicAccess();
  expect(() => expect(byHand()).toExpireWithin(Period.days(90))).toThrow(
    /^one-bucket\/by-hand: .*: the last copy \(.*\) is never gone; allowed: within P90D/,
  );
  expect(existingNetwork(Testing.app())).not.toExpireWithin(Period.years(3));
});
