import {
  clusterRequests,
  PASSWORD_PLACEHOLDER,
} from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { ChosenStore } from "./chosen-store";
import { commented, consoleRequest } from "./console";

/** Everything that a cluster is told for a store, for Kibana's Dev Tools. */
export function shownRequests({ name, settings }: ChosenStore): string {
  const preface = commented([
    `Requests that set up the cluster of ${name}. Send them in this order.`,
    `Replace each ${PASSWORD_PLACEHOLDER} by a password of its own. Elasticsearch refuses the placeholder: it is too short.`,
    "After a change of the policy send them again, except PUT /_data_stream (refused if it exists) and PUT /_security/user.",
  ]);
  const requests = clusterRequests(name, settings).map(({ path, body }) => consoleRequest("PUT", path, body));
  return [preface, ...requests].map((lines) => lines.join("\n")).join("\n\n");
}
