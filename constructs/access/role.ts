import type { CamRole } from "@cdktf/provider-tencentcloud/lib/cam-role";

/** A CAM role: one that a stack creates, or one that exists, by its name. */
export type Role = CamRole | ExistingRole;

export interface ExistingRole {
  readonly name: string;
}
