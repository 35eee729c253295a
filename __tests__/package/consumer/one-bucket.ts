import { App, TerraformStack } from "cdktf";
import { ObjectStore, Period } from "tencentcloud-retention";
import { TencentcloudProvider } from "tencentcloud-retention/providers/tencentcloud/provider";

const app = new App();
const stack = new TerraformStack(app, "one-bucket");
new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
new ObjectStore(stack, "images", {
  name: "id-images",
  appId: "1250000000",
  expireAfter: Period.days(30),
  unfinishedUploadsExpireAfter: Period.days(1),
});
app.synth();
