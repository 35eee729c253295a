import { TerraformResource, Testing } from "cdktf";
import "cdktf/lib/testing/adapters/jest";
import "tencentcloud-retention/testing/rehearsal";
import { CosBucket } from "tencentcloud-retention/providers/tencentcloud/cos-bucket";
import { oneBucket } from "../one-bucket";

Testing.setupJest();

test("what the service would refuse cannot be planned", () => {
  const stack = oneBucket(Testing.app());
  new CosBucket(stack, "by-hand", { bucket: "No Name" });

  expect(Testing.fullSynth(stack)).not.toPlanSuccessfully();
});

test("a type that is not in the schema is named", () => {
  const stack = oneBucket(Testing.app());
  new TerraformResource(stack, "cache", { terraformResourceType: "tencentcloud_redis_instance" });
  const folder = Testing.fullSynth(stack);

  expect(folder).not.toBeValidTerraform();
  expect(() => expect(folder).toBeValidTerraform()).toThrow(
    /does not support resource type.*tencentcloud_redis_instance/,
  );
});
