// Clocks count on between two loads of the page. Nothing is announced: the deadline itself is always in the text.
// The server's time is kept as an offset, because a ward's computer is often minutes wrong.
const MINUTE = 60_000;

function spell(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  if (minutes >= 48 * 60) return `${Math.floor(minutes / 1440)} days`;
  return minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`;
}

function show(clock, word, colour, shape) {
  const tag = clock.querySelector(".onedoor-status");
  tag.className = `nhsuk-tag nhsuk-tag--${colour} onedoor-status`;
  tag.querySelector("span").textContent = word;
  const use = document.getElementById(`onedoor-shape-${shape}`);
  if (use) tag.querySelector("svg").replaceWith(use.content.firstElementChild.cloneNode(true));
}

function tick(root, now) {
  for (const clock of root.querySelectorAll(".onedoor-clock[data-due]")) {
    const left = Date.parse(clock.dataset.due) - now;
    const words = clock.querySelector(".onedoor-clock__left");
    if (words) words.textContent = left >= 0 ? `${spell(left)} left` : `${spell(-left)} late`;
    if (left < 0 && clock.dataset.shown !== "late") {
      clock.dataset.shown = "late";
      show(clock, "Breached", "red", "square");
    } else if (left >= 0 && left <= Number(clock.dataset.warning) * MINUTE && clock.dataset.shown !== "soon") {
      clock.dataset.shown = "soon";
      show(clock, "Due soon", "orange", "triangle");
    }
  }
}

let said = null;
let at = 0;

// A page just fetched says what time it is now: a demo's time may have been set since this one was.
export function setPageTime(meta) {
  if (!meta) return;
  said = meta;
  at = performance.now();
}

// The time of the page: the server's, which a demo may set or speed up. It is the one time everything on the page says.
export function pageTime() {
  if (!said) setPageTime(document.querySelector("meta[name='onedoor-now']"));
  return said ? Date.parse(said.content) + (performance.now() - at) * Number(said.dataset.speed || "1") : Date.now();
}

export function startClocks() {
  if (!document.querySelector("meta[name='onedoor-now']")) return;
  setInterval(() => tick(document, pageTime()), MINUTE);
  document.addEventListener("onedoor:swapped", (event) => tick(event.target, pageTime()));
}
