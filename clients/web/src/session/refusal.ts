import type { AuthError } from "@supabase/supabase-js";
import { askForLonger } from "./password-rule.ts";

const NO_ADDRESS = "This is no e-mail address.";

/** What is wrong, and where. */
export interface Complaint {
  email?: string;
  password?: string;
  form?: string;
}

/**
 * Places what Auth says at the field that it is about. It names one thing at a time, and a password
 * before the address.
 */
export function explainRefusal(error: AuthError, email: string): Complaint {
  const complaint = placeRefusal(error);
  const isMissed = complaint.password !== undefined && email !== "" && !/^\S+@\S+$/.test(email);
  return isMissed ? { ...complaint, email: NO_ADDRESS } : complaint;
}

function placeRefusal({ code, status, message }: AuthError): Complaint {
  switch (code) {
    case "user_already_exists":
    case "email_exists":
      return { email: "There is an account with this address already." };
    case "email_address_invalid":
      return { email: NO_ADDRESS };
    case "weak_password":
      return { password: askForLonger(message) };
    case "invalid_credentials":
      return { form: "The e-mail address or the password is wrong." };
    case "same_password":
      return { password: "This is your password already. Choose another." };
    case "email_not_confirmed":
      return { form: "Open the link in the mail that we have sent you first." };
    case "over_request_rate_limit":
    case "over_email_send_rate_limit":
      return { form: "That was often. Please wait some minutes." };
  }
  if (status === undefined || status === 0) {
    return { form: "LogoKraft can't be reached. Is there a connection?" };
  }
  if (/email/i.test(message)) return { email: NO_ADDRESS };
  // Of an empty password, or of one that is longer than bcrypt can tell apart.
  if (/password.*longer/i.test(message)) return { password: "Use 72 characters at most." };
  if (/password/i.test(message)) return { password: askForLonger(message) };
  return { form: "Something went wrong. Please try again." };
}
