import { Testing } from "cdktf";
import { Period } from "tencentcloud-retention";
import "tencentcloud-retention/testing";
import { oneBucket } from "../one-bucket";
import { ownPolicy, policy } from "../own-policy";

test("the stores of the shop keep what the policy promises", () => {
  const stack = ownPolicy(Testing.app());

  expect(stack).toHonourRetention(policy);
  expect(stack).toHaveNoPublicAccess();
  expect(stack).toMatchRetentionSnapshot();
});

test("no image is left after 32 days", () => {
  const terraform = Testing.synth(oneBucket(Testing.app()));

  expect(terraform).toExpireWithin(Period.days(32));
  expect(terraform).toMatchRetentionSnapshot();
});
