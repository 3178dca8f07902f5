import type { Attack } from "./attack.ts";
import { diskAttacks } from "./disk.ts";
import { moneyAttacks } from "./money.ts";
import { speedAttacks } from "./speed.ts";

export const attacks: Attack[] = [...moneyAttacks, ...diskAttacks, ...speedAttacks];
