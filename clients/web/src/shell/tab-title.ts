/**
 * What a browser's tab shows of a screen: no control of a project's name may turn around, or part,
 * what stands beside it.
 */
export function tabTitle(screen: string): string {
  const visible = screen.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\p{Cc}\s]+/gu, " ");
  return `${visible.trim()} · LogoKraft`;
}
