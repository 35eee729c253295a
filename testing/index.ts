import { expect } from "@jest/globals";
import type { RetentionGuardOptions } from "../constructs/guard/retention-guard";
import type { Period } from "../policy/period";
import type { Policy } from "../policy/policy";
import type { RetentionSchedule } from "../schedule/schedule";
import { toExpireWithin } from "./to-expire-within";
import { toHaveNoPublicAccess } from "./to-have-no-public-access";
import { toHonourRetention } from "./to-honour-retention";
import { toMatchRetentionSnapshot } from "./to-match-retention-snapshot";

/** Of a `TerraformStack`, or of what `Testing.synth` makes of one. */
export interface RetentionMatchers<R> {
  /** No resource breaks a rule of the guard, but for what the stack itself exempts. */
  toHonourRetention(promise: Policy | RetentionSchedule, options?: RetentionGuardOptions): R;
  /** The simulation sees the last copy of every record go within the period. */
  toExpireWithin(period: Period): R;
  /** No resource is open to everybody, whatever is exempted. */
  toHaveNoPublicAccess(): R;
  /** Jest's snapshot, without versions, paths, hashes of archives and comments of CDKTF. */
  toMatchRetentionSnapshot(): R;
}

/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- that is how types are added to jest's */
declare global {
  namespace jest {
    interface Matchers<R> extends RetentionMatchers<R> {}
  }
}

declare module "expect" {
  interface Matchers<R extends void | Promise<void>> extends RetentionMatchers<R> {}
}

expect.extend({ toExpireWithin, toHaveNoPublicAccess, toHonourRetention, toMatchRetentionSnapshot });
