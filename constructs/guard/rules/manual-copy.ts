import type { Rule } from "../rule";

/** What becomes of the copy that a resource makes, by type, and the argument that names the source. */
const COPIES: Readonly<Record<string, { readonly argument: string; readonly wrong: string }>> = {
  tencentcloud_dts_sync_job: { argument: "src_database_type", wrong: "a database is copied elsewhere" },
  tencentcloud_dts_migrate_service: {
    argument: "src_database_type",
    wrong: "a database is copied elsewhere",
  },
  tencentcloud_mysql_audit_log_file: {
    argument: "instance_id",
    wrong: "a file of the audit log holds statements, and has no period",
  },
  tencentcloud_mysql_backup: {
    argument: "instance_id",
    wrong: "a manual backup has no period, and stays until somebody deletes it",
  },
  tencentcloud_mysql_rollback: {
    argument: "instance_id",
    wrong: "a rollback brings deleted rows back, also under names that the row purge does not know",
  },
};

export const manualCopy: Rule = {
  id: "manual-copy",
  title: "No copy is made that has no period",
  why: "Rows that were deleted live on in it, and no window counts it.",
  exemptable: true,
  resourceTypes: Object.keys(COPIES),
  check: ({ type, values }) => {
    const { argument, wrong } = COPIES[type] ?? { argument: "", wrong: "" };
    const allowed = "the automatic backups, whose period the schedule sets";
    return { violations: [{ argument, value: values[argument], wrong, allowed }] };
  },
};
