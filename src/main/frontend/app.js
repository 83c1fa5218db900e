// Small improvements on pages that already work without script. Each part stands alone in its own file.
import { initAll } from "./nhsuk-frontend.js";
import { startClocks } from "./clock.js";
import { startDrafts } from "./draft.js";
import { startLive } from "./live.js";

initAll();
startClocks();
startDrafts();
startLive();
