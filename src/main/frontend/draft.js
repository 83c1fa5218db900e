// A form marked data-draft keeps what is typed: it is sent to its address a few seconds after the last change, and at
// once when the page is left. The words beside the button say whether it is kept.
const WAIT = 3_000;

function fields(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("_") || typeof value !== "string") continue;
    if (name in values) values[name] = [].concat(values[name], value);
    else values[name] = value;
  }
  return values;
}

function keep(form) {
  const status = document.createElement("p");
  status.className = "nhsuk-hint onedoor-draft";
  status.setAttribute("role", "status");
  form.append(status);
  let timer;
  let changed = false;
  const save = async () => {
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        keepalive: true,
        headers: {
          "Content-Type": "application/json",
          "X-CSRF-TOKEN": document.querySelector("meta[name='csrf']")?.content ?? "",
        },
        body: JSON.stringify(fields(form)),
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      status.textContent = `Draft kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
    } catch {
      changed = true;
      status.textContent = "Draft not kept: no answer from OneDoor. Your words are still on this page.";
      clearTimeout(timer);
      timer = setTimeout(save, WAIT * 5);
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener("submit", () => {
    changed = false;
    clearTimeout(timer);
  });
  addEventListener("pagehide", save);
}

export function startDrafts() {
  document.querySelectorAll("form[data-draft]").forEach(keep);
}
