import { Period } from "../../policy/period";
import { UTC } from "../../policy/utc-offset";

/** The newest Node.js that the service documents. */
export const RUNTIME = "Nodejs18.15";

/** `main_handler` of `index.js` in the archive. */
export const HANDLER = "index.main_handler";

/** Characters in the name of a function (SCF, CreateFunction). */
export const MOST_FUNCTION_NAME_CHARACTERS = 60;

/** MB, a multiple of 128. */
export const MEMORY = 256;

/** Seconds; the longest that the service takes. The function stops beginning more work well before. */
export const TIMEOUT = 900;

/** When a run begins: 10:00 at +08:00. */
export const RUN_AT = "02:00Z";

/** In which zone the service reads the expression of a timer: UTC by its default, which is not confirmed for timers. */
export const TIMER_ZONE = UTC;

/** Seconds that the service tries to begin a run for, and how often it repeats one that failed. */
export const RUN_TTL = 6 * 60 * 60;
export const RETRIES = 2;

/** The function's logs hold counts and ages, no value of any row. */
export const LOGS_EXPIRE_AFTER = Period.days(30);

/** Seconds over which failed runs are counted, and how many such periods in a row have to have one. */
export const ALARM_PERIOD = 60;
export const ALARM_PERIODS = 1;

/** Seconds after which an alarm that lasts is told again. */
export const ALARM_FREQUENCY = 24 * 60 * 60;

/** Bytes of all environment variables of a function: tencentcloud.com/document/product/583 (environment variables). */
export const MOST_ENVIRONMENT_BYTES = 4096;

/** What the account may do with unpartitioned tables, and what it needs besides where partitions are kept. */
export const ROW_PRIVILEGES = ["SELECT", "DELETE"];
export const PARTITION_PRIVILEGES = ["ALTER", "DROP", "CREATE", "INSERT", "LOCK TABLES"];

/** At most 8 characters; the service appends its own. */
export const ACCOUNT_PREFIX = "purge";
