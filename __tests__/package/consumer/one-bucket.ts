import { type App, TerraformStack } from "cdktf";
import { ObjectStore, Period } from "tencentcloud-retention";
import { TencentcloudProvider } from "tencentcloud-retention/providers/tencentcloud/provider";

export function oneBucket(app: App): TerraformStack {
  const stack = new TerraformStack(app, "one-bucket");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new ObjectStore(stack, "images", {
    name: "id-images",
    appId: "1250000000",
    expireAfter: Period.days(30),
    unfinishedUploadsExpireAfter: Period.days(1),
  });
  return stack;
}
