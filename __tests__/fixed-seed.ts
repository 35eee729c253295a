import fc from "fast-check";

/**
 * Property tests try the same cases on every machine, so that a failure belongs to the change that brought it.
 * `FAST_CHECK_SEED=<number> npx jest` tries others.
 */
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_260_101) });
