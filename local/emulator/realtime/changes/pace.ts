/**
 * Milliseconds until hosted polls again: at once after changes that were for somebody, after an
 * interval and some jitter when there were only others, after five intervals when there were none
 * (`replication_poller.ex` of https://github.com/supabase/realtime).
 */
export function pauseAfter(
  polled: { seen: number; told: number },
  interval: number,
  random: () => number = Math.random,
): number {
  if (polled.told > 0) return 0;
  return polled.seen > 0 ? interval + 50 + 50 * random() : interval * 5;
}
