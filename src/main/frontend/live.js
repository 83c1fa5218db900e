// Live lists. <div id="inbox" data-live="/live/TOPIC"> listens; when something changed, the same page is asked for again
// and the part with the same id is taken from it. Rows have stable ids. A row that has the focus, or an open form or
// card, is never touched: its update waits until the user asks for it. Asking so is nobody's using the page, and does not
// keep a session open; where data-live-as says another word, as on a wall that nobody ever touches, it does.
import { pageTime, setPageTime } from "./clock.js";

const SILENCE = 90_000;
const POLL = 30_000;

const clock = (seconds) =>
  new Date(pageTime()).toLocaleTimeString("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
  });

function busy(row) {
  return row.contains(document.activeElement) || row.querySelector("details[open], form.onedoor-open") !== null;
}

class LiveList {
  constructor(part) {
    this.part = part;
    this.lastHeard = Date.now();
    this.lastTime = clock(false);
    this.waiting = null;
    this.paused = false;
    this.makeFooter();
    this.listen();
    setInterval(() => this.watch(), 5_000);
  }

  makeFooter() {
    this.banner = document.createElement("div");
    this.banner.setAttribute("role", "status");
    this.part.before(this.banner);
    this.footer = document.createElement("p");
    this.footer.className = "onedoor-live";
    this.words = document.createElement("span");
    this.pause = document.createElement("button");
    this.pause.type = "button";
    this.pause.className = "onedoor-live__pause";
    this.pause.textContent = "Pause updates";
    this.pause.addEventListener("click", () => this.toggle());
    this.footer.append(this.words, " ", this.pause);
    this.part.after(this.footer);
    this.say(`Live. Last update ${clock(true)}`);
  }

  say(words) {
    this.words.textContent = words;
  }

  toggle() {
    this.paused = !this.paused;
    this.pause.textContent = this.paused ? "Go on with updates" : "Pause updates";
    this.say(this.paused ? `Paused at ${clock(true)}` : "Live");
    if (!this.paused) this.refresh();
  }

  listen() {
    this.source = new EventSource(this.part.dataset.live);
    this.source.addEventListener("live", () => this.heard());
    this.source.addEventListener("changed", () => {
      this.heard();
      this.refresh();
    });
  }

  heard() {
    this.lastHeard = Date.now();
    this.lastTime = clock(false);
    if (this.stale) {
      this.stale = false;
      this.banner.replaceChildren();
      this.refresh();
    }
  }

  watch() {
    const silent = Date.now() - this.lastHeard;
    if (silent > SILENCE && !this.stale) {
      this.stale = true;
      const words = document.createElement("p");
      words.className = "onedoor-live__stale";
      words.textContent = `Not live since ${this.lastTime}. Data may be old`;
      this.banner.replaceChildren(words);
      this.say("Not live");
    }
    if (this.source.readyState === EventSource.CLOSED && Date.now() - (this.polled ?? 0) > POLL) {
      this.polled = Date.now();
      this.refresh();
    }
  }

  async refresh() {
    if (this.paused || document.hidden) {
      this.missed = true;
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { "X-Requested-With": this.part.dataset.liveAs ?? "live" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      setPageTime(page.querySelector("meta[name='onedoor-now']"));
      const fresh = page.getElementById(this.part.id);
      if (fresh) this.take(fresh);
      if (this.source.readyState === EventSource.CLOSED) this.heard();
    } catch {
      this.say(`Could not update at ${clock(true)}. Trying again`);
    }
  }

  take(fresh) {
    const held = [...this.part.querySelectorAll("[id]")].filter((row) => row.matches("tr, li, article") && busy(row));
    if (held.length === 0) {
      this.swap(fresh);
      return;
    }
    const differing = [...fresh.querySelectorAll("tr[id], li[id], article[id]")].filter(
      (row) => document.getElementById(row.id)?.outerHTML !== row.outerHTML,
    );
    this.waiting = fresh;
    this.offer(differing.length);
  }

  offer(count) {
    if (count === 0) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small onedoor-live__waiting";
    button.textContent = `${count} ${count === 1 ? "update" : "updates"} waiting. Show ${count === 1 ? "it" : "them"}`;
    button.addEventListener("click", () => this.swap(this.waiting));
    this.banner.replaceChildren(button);
  }

  swap(fresh) {
    this.waiting = null;
    this.banner.replaceChildren();
    this.part.replaceChildren(...document.importNode(fresh, true).childNodes);
    globalThis.htmx?.process(this.part);
    this.part.dispatchEvent(new CustomEvent("onedoor:swapped", { bubbles: true }));
    this.say(`Live. Last update ${clock(true)}`);
  }
}

export function startLive() {
  const lists = [...document.querySelectorAll("[data-live][id]")].map((part) => new LiveList(part));
  addEventListener("pagehide", () => lists.forEach((list) => list.source.close()));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      lists.filter((list) => list.missed).forEach((list) => {
        list.missed = false;
        list.refresh();
      });
    }
  });
}
