import { OpenAPIHono } from "@hono/zod-openapi";
import { installBase } from "../_shared/http/base.ts";
import { allowOrigins } from "../_shared/http/cors.ts";
import { takeTurns } from "../_shared/http/take-turns.ts";
import type { ApiEnv, Dependencies } from "./context.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { assetActionRoutes } from "./routes/asset-actions.ts";
import { assetRoutes } from "./routes/assets.ts";
import { documentationRoutes } from "./routes/documentation.ts";
import { healthRoutes } from "./routes/health.ts";
import { kitRoutes } from "./routes/kits.ts";
import { newProjectRoutes } from "./routes/new-projects.ts";
import { projectActionRoutes } from "./routes/project-actions.ts";
import { projectStreamRoutes } from "./routes/project-streams.ts";
import { projectRoutes } from "./routes/projects.ts";
import { quoteRoutes } from "./routes/quotes.ts";
import { streamTestRoutes } from "./routes/stream-test.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

/** The API. Paths begin with the function's name, as the platform hands them over. */
export function createApp(deps: Dependencies): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  installBase(app, deps.log);
  app.use(allowOrigins(deps.config.allowedOrigins));
  const withTurns = { ...deps, inTurn: takeTurns() };
  for (
    const routes of [
      healthRoutes(deps),
      streamTestRoutes(),
      documentationRoutes(deps, app),
      accountRoutes(deps),
      newProjectRoutes(withTurns),
      projectRoutes(deps),
      projectActionRoutes(withTurns),
      projectStreamRoutes(deps),
      assetRoutes(deps),
      assetActionRoutes(withTurns),
      kitRoutes(withTurns),
      webhookRoutes(withTurns),
      quoteRoutes(deps),
    ]
  ) {
    app.route("/api/v1", routes);
  }
  return app;
}
