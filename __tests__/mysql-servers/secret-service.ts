import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

/** What was asked of the stand-in for SSM. */
export interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Stands in for SSM on this machine: answers every request alike, and keeps what was asked. */
export class SecretService {
  readonly asked: Asked[] = [];

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
  ) {}

  /** @param answer the `Response` of every answer. */
  static async start(answer: () => object): Promise<SecretService> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const service = new SecretService(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        service.asked.push({
          headers: request.headers,
          body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
        });
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify({ Response: { RequestId: "1", ...answer() } }));
      });
    });
    return service;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
