import { z } from "zod";
import { MOST_BUCKET_DAYS } from "../../policy/cloud-limits";
import { period } from "../../policy/period-schema";

/** What an environment may say of its buckets. */
export const objectStorage = z.strictObject({
  accessLogs: z
    .strictObject({ keepFor: period("How long a log file is kept", { maxDays: MOST_BUCKET_DAYS }) })
    .optional(),
});
