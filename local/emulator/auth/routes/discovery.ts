import { Hono } from "hono";
import type { AuthContext, AuthEnv } from "../context.ts";

export const providers = [
  ...["anonymous_users", "apple", "azure", "bitbucket", "discord", "facebook", "figma", "fly"],
  ...["github", "gitlab", "google", "kakao", "keycloak", "linkedin", "linkedin_oidc", "notion"],
  ...["phone", "slack", "slack_oidc", "snapchat", "spotify", "twitch", "twitter", "workos", "x"],
  "zoom",
];

/** What clients ask before anybody signs in. */
export function discoveryRoutes({ keys, rules }: AuthContext): Hono<AuthEnv> {
  return new Hono<AuthEnv>()
    .get("/.well-known/jwks.json", (c) => {
      c.header("cache-control", "public, max-age=600");
      return c.json(keys.jwks);
    })
    .get("/health", (c) =>
      c.json({
        version: "v2.180.0",
        name: "GoTrue",
        description: "GoTrue is a user registration and authentication API",
      }))
    .get("/settings", (c) =>
      c.json({
        external: {
          ...Object.fromEntries(providers.map((provider) => [provider, false])),
          email: rules.email.enabled,
        },
        disable_signup: !rules.enable_signup,
        mailer_autoconfirm: !rules.email.enable_confirmations,
        phone_autoconfirm: false,
        sms_provider: "",
        saml_enabled: false,
      }));
}
