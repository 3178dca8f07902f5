import { Hono } from "hono";
import { z } from "zod";
import { type AuthContext, type AuthEnv, normalizeEmail, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { requireSignedIn } from "../signed-in.ts";
import { findUserByEmail } from "../users.ts";
import { providers } from "./discovery.ts";

const text = z.string().default("");
const address = z.object({ email: text, phone: text });
const resendBody = address.extend({ type: text });
const otpBody = address.extend({ create_user: z.boolean().default(true) });
const factorBody = z.object({ factor_type: text });

/** What a project without other mails, phones, providers and factors answers, in hosted's words. */
export function notOfferedRoutes(context: AuthContext): Hono<AuthEnv> {
  const { sql } = context;
  return new Hono<AuthEnv>()
    .post("/resend", async (c) => {
      const { type, email, phone } = await readBody(c, resendBody);
      if (!["signup", "email_change", "sms", "phone_change"].includes(type)) {
        throw invalid("Missing one of these types: signup, email_change, sms, phone_change");
      }
      if (phone) throw phonesDisabled("Phone logins are disabled");
      if (!email) throw invalid("Type provided requires an email address");
      const user = await findUserByEmail(sql, normalizeEmail(email));
      if (!user || user.confirmed_at || type !== "signup") return c.json({});
      throw mailFailed("confirmation");
    })
    .on("POST", ["/otp", "/magiclink"], async (c) => {
      const { email, phone, create_user } = await readBody(c, otpBody);
      if (!email && phone) throw phonesDisabled("Unsupported phone provider");
      if (!email) throw invalid("One of email or phone must be set");
      if (!create_user && !await findUserByEmail(sql, normalizeEmail(email))) {
        throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
      }
      throw mailFailed("magic link");
    })
    .get("/reauthenticate", async (c) => {
      await requireSignedIn(context, c.req.raw.headers);
      throw mailFailed("reauthentication");
    })
    .get("/authorize", (c) => {
      const provider = c.req.query("provider")?.toLowerCase() ?? "";
      const reason = providers.includes(provider)
        ? "provider is not enabled"
        : `Provider ${provider} could not be found`;
      throw invalid(`Unsupported provider: ${reason}`);
    })
    .get("/user/identities/authorize", async (c) => {
      await requireSignedIn(context, c.req.raw.headers);
      throw new AuthError(404, "manual_linking_disabled", "Manual linking is disabled");
    })
    .post("/factors", async (c) => {
      await requireSignedIn(context, c.req.raw.headers);
      const { factor_type } = await readBody(c, factorBody);
      const name = { phone: "Phone", totp: "TOTP", webauthn: "WebAuthn" }[factor_type];
      if (!name) throw invalid("factor_type needs to be totp, phone, or webauthn");
      throw new AuthError(
        422,
        `mfa_${factor_type}_enroll_not_enabled`,
        `MFA enroll is disabled for ${name}`,
      );
    })
    .post("/sso", () => {
      throw new AuthError(404, "saml_provider_disabled", "SAML 2.0 is disabled");
    });
}

function invalid(message: string): AuthError {
  return new AuthError(400, "validation_failed", message);
}

function phonesDisabled(message: string): AuthError {
  return new AuthError(400, "phone_provider_disabled", message);
}

/** As hosted where its mail server can't be reached. */
function mailFailed(kind: string): AuthError {
  return new AuthError(500, "unexpected_failure", `Error sending ${kind} email`);
}
