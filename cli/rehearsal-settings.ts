import { z } from "zod";
import { InputError } from "../strict-yaml/problem";

const schema = z.strictObject({
  stateDirectory: z.string().min(1),
  destroyProtection: z.literal("off").optional(),
});

/** What a rehearsal changes of a deployment: where its state lies, and, in its last act, the protection. */
export type RehearsalSettings = z.output<typeof schema>;

/** The variable in which `npm run rehearse` hands its settings to the app. */
export const REHEARSAL_VARIABLE = "RETENTION_REHEARSAL";

/** @throws InputError if the variable holds anything else: then the app must not fall back to the real state. */
export function rehearsalSettings(variables: NodeJS.ProcessEnv): RehearsalSettings | undefined {
  const text = variables[REHEARSAL_VARIABLE];
  if (text === undefined) return undefined;
  const { data } = schema.safeParse(parsed(text));
  if (data) return data;
  const wrong = "is not what a rehearsal sets";
  const allowed = "allowed: not set, but by npm run rehearse";
  throw new InputError([{ file: REHEARSAL_VARIABLE, line: 1, column: 1, path: [], wrong, allowed }]);
}

/** Nothing if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
