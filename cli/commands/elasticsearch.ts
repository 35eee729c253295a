import { Command } from "commander";
import { printText } from "../output/print";

interface StoreOption {
  readonly store?: string;
}

interface AdoptOptions extends StoreOption {
  readonly as?: string;
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
    .description("print the requests that bring indices that exist under the policy; nothing is sent")
    .argument("<index...>", "names of indices in the cluster")
    .option("--as <index>", "the index of the policy whose period holds, if the store has several")
    .option(...STORE)
    .addHelpText("after", "\nExample:\n  $ npx retention elasticsearch adopt steps-2025.12 steps-2026.01")
    .action(async (indices: string[], { store, as }: AdoptOptions) => {
      const { chosenStore } = await import("../elasticsearch/chosen-store");
      const { adoption } = await import("../elasticsearch/adoption");
      const { settings } = chosenStore(store);
      process.stdout.write(adoption(settings, indices, as));
    });
}
