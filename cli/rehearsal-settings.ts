import { z } from "zod";

const schema = z.strictObject({
  stateDirectory: z.string().min(1),
  destroyProtection: z.literal("off").optional(),
});

/** What a rehearsal changes of a deployment: where its state lies, and, in its last act, the protection. */
export type RehearsalSettings = z.output<typeof schema>;

/** The variable in which `npm run rehearse` hands its settings to the app. */
export const REHEARSAL_VARIABLE = "RETENTION_REHEARSAL";

/** @throws Error if the variable holds anything else: then the app must not fall back to the real state. */
export function rehearsalSettings(variables: NodeJS.ProcessEnv): RehearsalSettings | undefined {
  const text = variables[REHEARSAL_VARIABLE];
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}
