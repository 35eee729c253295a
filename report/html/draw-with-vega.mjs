// Vega is an ES module that awaits at its top level, which CommonJS cannot load: it draws in a process of its own.
// Takes a JSON list of vega-lite specifications, gives a JSON list of SVG, in the same order.
import { stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";
import { parse, View } from "vega";
import { compile } from "vega-lite";

const drawn = [];
for (const specification of JSON.parse(await text(stdin))) {
  const view = new View(parse(compile(specification).spec), { renderer: "none" });
  drawn.push(await view.toSVG());
  view.finalize();
}
stdout.write(JSON.stringify(drawn));
