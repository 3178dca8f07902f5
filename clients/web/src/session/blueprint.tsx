/** The construction of the product's mark, as a designer would draw it. */
export function Blueprint() {
  return (
    <svg class="blueprint" viewBox="0 0 400 400" aria-hidden="true">
      <g class="blueprint-grid">
        <path d="M0 80h400M0 160h400M0 240h400M0 320h400M80 0v400M160 0v400M240 0v400M320 0v400" />
        <circle cx="200" cy="200" r="120" />
        <circle cx="200" cy="200" r="169.7" />
        <path d="M80 80l240 240M320 80 80 320" />
      </g>
      <path class="blueprint-letters" d="M140 80v240h80M190 210l110-130M222 172l98 148" />
      <g class="blueprint-crop">
        <path d="M80 20v40M20 80h40M320 20v40M340 80h40M80 340v40M20 320h40M320 340v40M340 320h40" />
      </g>
    </svg>
  );
}
