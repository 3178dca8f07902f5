import type { ComponentChildren } from "preact";

function Icon(
  { children, filled = false }: {
    children: ComponentChildren;
    filled?: boolean;
  },
) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export function HeartIcon({ filled }: { filled: boolean }) {
  return (
    <Icon filled={filled}>
      <path d="M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.4 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10Z" />
    </Icon>
  );
}

export function DownloadIcon() {
  return (
    <Icon>
      <path d="M12 4v11m-4.5-4L12 15.500l4.5-4.500M5 19.500h14" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m6 6 12 12M18 6 6 18" />
    </Icon>
  );
}

export function ArrowIcon({ to }: { to: "left" | "right" }) {
  return (
    <Icon>
      <path d={to === "left" ? "M14.5 5.5 8 12l6.5 6.5" : "M9.5 5.5 16 12l-6.5 6.5"} />
    </Icon>
  );
}

export function RetryIcon() {
  return (
    <Icon>
      <path d="M19 12a7 7 0 1 1-2.1-5M19 4v4h-4" />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  );
}
