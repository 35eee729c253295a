import { App } from "cdktf";
import { existingNetwork } from "./existing-network";
import { oneBucket } from "./one-bucket";
import { ownPolicy } from "./own-policy";

const app = new App();
oneBucket(app);
existingNetwork(app);
ownPolicy(app);
app.synth();
