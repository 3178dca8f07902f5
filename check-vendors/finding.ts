/** What is known of one point after a question. */
export interface Finding {
  /** `wrong`: it wouldn't work. `unknown`: nothing free of charge tells. `differs`: from the studio. */
  verdict: "ok" | "note" | "unknown" | "differs" | "wrong";
  text: string;
}

export const ok = (text: string): Finding => ({ verdict: "ok", text });
export const note = (text: string): Finding => ({ verdict: "note", text });
export const unknown = (text: string): Finding => ({ verdict: "unknown", text });
export const differs = (text: string): Finding => ({ verdict: "differs", text });
export const wrong = (text: string): Finding => ({ verdict: "wrong", text });
