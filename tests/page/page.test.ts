// Here together, so that one browser serves them all: to load its driver and to start it takes longer
// than most of them. `--filter` picks some.
import "./accessibility.ts";
import "./briefs.ts";
import "./slips.ts";
import "./failures.ts";
import "./ideas.ts";
import "./interruptions.ts";
import "./journey.ts";
import "./keyboard.ts";
import "./kits.ts";
import "./loads.ts";
import "./logos.ts";
import "./recovery.ts";
import "./reference.ts";
import "./restart.ts";
import "./sessions.ts";
import "./visitors.ts";
