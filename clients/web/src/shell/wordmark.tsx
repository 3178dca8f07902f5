/** The product's own logo: its initials between crop marks. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="wordmark-crop" d="M7 1v4M1 7h4M25 1v4M27 7h4M7 27v4M1 25h4M25 27v4M27 25h4" />
        <path class="wordmark-letters" d="M11.5 8.500v15H16M14.5 16.500l7-8M16.5 14.500l5 9" />
      </svg>
      LogoKraft
    </span>
  );
}
