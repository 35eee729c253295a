import { Testing } from "cdktf";
import "cdktf/lib/testing/adapters/jest";
import "tencentcloud-retention/testing/rehearsal";
import { existingNetwork } from "../existing-network";
import { oneBucket } from "../one-bucket";
import { ownPolicy } from "../own-policy";

Testing.setupJest();

test.each([oneBucket, existingNetwork, ownPolicy])("%p can be planned", (build) => {
  const folder = Testing.fullSynth(build(Testing.app()));

  expect(folder).toBeValidTerraform();
  expect(folder).toPlanSuccessfully();
});
