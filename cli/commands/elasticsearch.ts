import { Command } from "commander";
import { printText } from "../output/print";

interface StoreOption {
  readonly store?: string;
}

interface AdoptOptions extends StoreOption {
  readonly as?: string;
  readonly series?: boolean;
}

const STORE = ["--store <store>", "its name in the policy, if several have lifecycle: ilm"] as const;

export function elasticsearchCommand(): Command {
  return new Command("elasticsearch")
    .description("print lifecycle: ilm as requests to Elasticsearch, to apply it by hand")
    .addCommand(showCommand())
    .addCommand(adoptCommand())
    .addHelpText("after", "\nExample:\n  $ npx retention elasticsearch show");
}

function showCommand(): Command {
  return new Command("show")
    .description("print lifecycle policies, templates, pipelines, roles and users for Kibana's Dev Tools")
    .option(...STORE)
    .addHelpText("after", "\nExample:\n  $ npx retention elasticsearch show > requests.txt")
    .action(async ({ store }: StoreOption) => {
      const { chosenStore } = await import("../elasticsearch/chosen-store");
      const { shownRequests } = await import("../elasticsearch/shown-requests");
      printText(shownRequests(chosenStore(store)));
    });
}

function adoptCommand(): Command {
  return new Command("adopt")
    .description(
      "print the requests that bring existing indices under the policy: checks first; sends nothing",
    )
    .argument(
      "<index...>",
      "indices in the cluster; with :<milliseconds> of the youngest document, once checked",
    )
    .option("--as <index>", "the index of the policy whose period applies, if the store has several")
    .option("--series", "the data stream's name is an alias today, of these indices")
    .option(...STORE)
    .addHelpText(
      "after",
      "\nExample:\n  $ npx retention elasticsearch adopt steps-2025.12\n  $ npx retention elasticsearch adopt steps-2025.12:1767225599000",
    )
    .action(async (indices: string[], { store, as, series }: AdoptOptions) => {
      const { chosenStore } = await import("../elasticsearch/chosen-store");
      const { adoption } = await import("../elasticsearch/adoption");
      const { settings } = chosenStore(store);
      const again = [
        ...(as === undefined ? [] : ["--as", as]),
        ...(store === undefined ? [] : ["--store", store]),
      ];
      process.stdout.write(adoption(settings, indices, { as, series, now: Date.now(), again }));
    });
}
