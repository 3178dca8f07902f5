/** A logo that is being drawn. */
export function Sketch() {
  return (
    <div class="sketch" aria-hidden="true">
      <Construction />
      <div class="sketch-pen">
        <Construction />
      </div>
    </div>
  );
}

/** The lines that help to construct a mark. */
function Construction() {
  return (
    <svg viewBox="0 0 100 100">
      <circle cx="50" cy="50" r="26" />
      <path d="M24 24l52 52M76 24 24 76" />
      <rect x="24" y="24" width="52" height="52" />
    </svg>
  );
}
