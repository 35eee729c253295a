import { ClsLogset } from "@cdktf/provider-tencentcloud/lib/cls-logset";
import { ClsTopic } from "@cdktf/provider-tencentcloud/lib/cls-topic";
import { MonitorAlarmPolicy } from "@cdktf/provider-tencentcloud/lib/monitor-alarm-policy";
import { Construct } from "constructs";
import type { Period } from "../../policy/period";
import { ALARM_FREQUENCY, ALARM_PERIOD, ALARM_PERIODS, LOGS_EXPIRE_AFTER } from "./row-purge-defaults";

export interface PurgeMonitoringProps {
  /** Ids of the alarm notices that say who is told of a failed run. @default - nobody; the alarm shows in the console */
  readonly alarmNoticeIds?: readonly string[];
  /**
   * What the monitoring service calls functions in an alarm policy. Not confirmed: if the first deployment refuses
   * it, look it up in the console.
   * @default "SCF_V2"
   */
  readonly alarmNamespace?: string;
  /** The metric that counts failed runs. Not confirmed, like the namespace. @default "Error" */
  readonly alarmMetric?: string;
  /** How long the function's log is kept: 1 to 3600 days. @default Period.days(30) */
  readonly logsExpireAfter?: Period;
}

/** The log of the row purge, with an expiry of its own, and an alarm on failed runs. */
export class PurgeMonitoring extends Construct {
  readonly logsetId: string;
  readonly topicId: string;

  constructor(
    scope: Construct,
    id: string,
    props: PurgeMonitoringProps & { readonly functionName: string; readonly tags?: Record<string, string> },
  ) {
    super(scope, id);
    const logset = new ClsLogset(this, "logset", { logsetName: props.functionName, tags: props.tags });
    const topic = new ClsTopic(this, "topic", {
      logsetId: logset.id,
      topicName: props.functionName,
      // Without it the log would be kept for ever, or in a topic of the service's own.
      period: (props.logsExpireAfter ?? LOGS_EXPIRE_AFTER).days,
      tags: props.tags,
    });
    this.logsetId = logset.id;
    this.topicId = topic.id;
    // Without tags: of several the provider binds the first alone, reads all, and replaces what differs.
    new MonitorAlarmPolicy(this, "alarm", {
      policyName: `${props.functionName}-failed`,
      monitorType: "MT_QCE",
      namespace: props.alarmNamespace ?? "SCF_V2",
      remark: "A run failed, or left overdue rows behind",
      enable: 1,
      conditions: {
        isUnionRule: 0,
        rules: [
          {
            metricName: props.alarmMetric ?? "Error",
            operator: "gt",
            value: "0",
            period: ALARM_PERIOD,
            continuePeriod: ALARM_PERIODS,
            noticeFrequency: ALARM_FREQUENCY,
            // 1 would show as a change in every later plan (monitor_alarm_policy.go:732).
            isPowerNotice: 0,
          },
        ],
      },
      filter: {
        type: "DIMENSION",
        dimensions: JSON.stringify([[{ Key: "functionName", Value: props.functionName }]]),
      },
      noticeIds: props.alarmNoticeIds ? [...props.alarmNoticeIds] : undefined,
    });
  }
}
