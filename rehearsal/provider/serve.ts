import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  Server,
  ServerCredentials,
  type ServiceDefinition,
  status,
  type UntypedHandleCall,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { Request } from "./messages";
import { OfflineProvider } from "./provider";
import { readRules } from "./rules";
import { readProviderSchemas } from "./schema";
import { type Method, providerMethods } from "./service";

/** Where a provider listens: what the parent process reads from standard output, as JSON. */
export interface Served {
  readonly address: string;
  readonly socket: string;
}

const LARGEST_MESSAGE_IN_BYTES = 256 * 1024 * 1024;

/**
 * Serves every provider that has a schema, each on a socket of its own in the given folder, until standard input
 * ends: then the parent is gone. The sockets have relative names, for a socket's path must not exceed about 100
 * characters and the folder's may.
 */
async function serve(providersFolder: string, socketFolder: string, run: string): Promise<void> {
  process.umask(0o077);
  process.chdir(socketFolder);
  // A ctrl-C reaches the whole process group. Terraform needs its provider to finish; the parent says when to go.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit());
  process.stdin.on("end", () => process.exit()).on("error", () => process.exit());
  process.stdin.resume();

  const served: Served[] = [];
  process.on("exit", () => served.forEach(({ socket }) => rmSync(socket, { force: true })));
  for (const [name, schema] of readProviderSchemas(providersFolder)) {
    const socket = `${run}-${served.length}.sock`;
    served.push({ address: schema.address, socket });
    await listen(providerMethods(new OfflineProvider(schema, readRules(name))), socket);
  }
  process.stdout.write(`${JSON.stringify(served)}\n`);
}

async function listen(methods: Record<string, Method>, socket: string): Promise<void> {
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE_IN_BYTES,
    "grpc.max_send_message_length": LARGEST_MESSAGE_IN_BYTES,
  });
  const handlers = Object.entries(methods).map(([name, method]) => [name, handler(method)]);
  server.addService(protocol(), Object.fromEntries(handlers));
  await new Promise<void>((resolve, reject) => {
    const bound = (error: Error | null): void => (error ? reject(error) : resolve());
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), bound);
  });
}

function protocol(): ServiceDefinition {
  const options = { keepCase: true, longs: Number, enums: String, defaults: true, arrays: true };
  return loadSync(join(__dirname, "protocol.proto"), options)["tfplugin6.Provider"] as ServiceDefinition;
}

function handler(method: Method): UntypedHandleCall {
  return (call: { request: Request }, answer: (error: object | null, response?: object) => void): void => {
    try {
      answer(null, method(call.request));
    } catch (error) {
      answer({ code: status.INTERNAL, details: (error as Error).stack });
    }
  };
}

const [providersFolder = "", socketFolder = "", run = ""] = process.argv.slice(2);
serve(providersFolder, socketFolder, run).catch((error: unknown) => {
  process.stderr.write(`the offline provider could not start: ${(error as Error).message}\n`);
  process.exit(1);
});
