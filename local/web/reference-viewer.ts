/** E.g. `1.76.3`: the version that `deno.json` names. */
const [version] = /\d+\.\d+\.\d+/.exec(import.meta.resolve("@scalar/fastify-api-reference")) ?? [];

/** The path of its script, which changes with its version. */
export const viewerPath = `/assets/scalar-${version}.js`;

interface Reply {
  header(): Reply;
  send(text: string): string;
}
type Route = { url: string; handler(request: unknown, reply: Reply): string };

/**
 * The script of Scalar's viewer of OpenAPI documents. `@scalar/api-reference` holds it as a file, and
 * brings 280 packages along; the plugin for Fastify holds the same script and needs 15, but gives it
 * to a server alone. So this is one, for as long as it registers its routes.
 */
export async function readViewer(): Promise<string> {
  const { default: plugin } = await import("@scalar/fastify-api-reference");
  const routes = new Map<string, Route["handler"]>();
  const server = {
    hasPlugin: () => false,
    route: ({ url, handler }: Route) => void routes.set(url, handler),
  };
  const options = { routePrefix: "/docs", configuration: { url: "/openapi.json" } };
  await plugin(server as never, options as never, () => {});
  const reply: Reply = { header: () => reply, send: (text) => text };
  const script = routes.get("/docs/js/scalar.js")?.(undefined, reply);
  if (script === undefined) throw new Error("Scalar's plugin registered no script");
  return script;
}
