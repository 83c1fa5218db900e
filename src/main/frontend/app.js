// Small improvements on pages that already work without script. Each part stands alone in its own file.
import { initAll } from "./nhsuk-frontend.js";
import { startClocks } from "./clock.js";
import { startDrafts } from "./draft.js";
import { startGo } from "./go.js";
import { startLive } from "./live.js";
import { startPaper } from "./paper.js";

// The design system looks for this class, which its own template sets by an inline script; our policy has none.
document.body.classList.add("nhsuk-frontend-supported");
initAll();
startClocks();
startDrafts();
startGo();
startLive();
startPaper();
if (document.querySelector("[data-passkey]")) import("./passkey.js").then(({ startPasskeys }) => startPasskeys());
