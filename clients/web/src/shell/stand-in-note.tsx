import { useApp } from "../app-context.ts";

/** Says plainly where no AI vendor draws. */
export function StandInNote() {
  const { standIns } = useApp();
  if (standIns.length === 0) return null;
  return (
    <footer class="stand-in">
      A stand-in answers for {new Intl.ListFormat("en").format(standIns)}{" "}
      here: it draws by rules, not by AI, and no cost is real.
    </footer>
  );
}
