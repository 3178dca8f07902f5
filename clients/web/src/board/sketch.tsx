/** A logo that is being drawn. */
export function Sketch() {
  return (
    <svg class="sketch" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="26" pathLength="1" />
      <path d="M24 24l52 52" pathLength="1" />
      <path d="M76 24 24 76" pathLength="1" />
      <rect x="24" y="24" width="52" height="52" pathLength="1" />
    </svg>
  );
}
