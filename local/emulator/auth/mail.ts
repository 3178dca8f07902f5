/** A mail that a hosted project would send. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hosted's, in words; a project there may have a template of its own. */
export function recoveryMail(to: string, link: string, code: string): Mail {
  const text = `Follow this link to reset the password for your user:

${link}

Alternatively, enter the code: ${code}
`;
  return { to, subject: "Reset Your Password", text };
}
