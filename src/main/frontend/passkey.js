// A part marked data-passkey uses or makes a passkey: it fetches the question from the address it names, has the browser
// ask its user, and sends the answer with the form around it. Without script, or in a browser without passkeys, the part
// stays hidden and the form works as it is.
const CANCELLED = "No passkey was used: it was cancelled, or took too long. Try again, or go on without it.";
const TWICE = "This device has a passkey for your account already.";
const LATE = "This page has been open too long, or it was tried too often. Load it again and try once more.";
const SILENT = "OneDoor does not answer. Nothing is lost: try again in a minute.";

async function question(part, form) {
  return fetch(part.dataset.passkey, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": form.elements.namedItem("_csrf").value },
    body: part.hasAttribute("data-passkey-checks") ? new URLSearchParams(new FormData(form)) : undefined,
  });
}

async function answer(options) {
  const credential = options.user
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

function send(part, form, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "passkey";
  field.value = value;
  form.append(field);
  if (part.dataset.passkeyTo) form.action = part.dataset.passkeyTo;
  form.requestSubmit();
}

function start(part) {
  const form = part.closest("form");
  const button = part.querySelector("button");
  const words = part.querySelector("[role='alert']");
  button.addEventListener("click", async () => {
    words.textContent = "";
    button.disabled = true;
    try {
      const asked = await question(part, form);
      if (asked.status === 422) send(part, form, "later"); // something else of the form is wrong: its page says what
      else if (asked.redirected) window.location.assign(window.location.href);
      else if (!asked.ok) words.textContent = LATE;
      else send(part, form, await answer(await asked.json()));
    } catch (failure) {
      if (failure.name === "InvalidStateError") words.textContent = TWICE;
      else words.textContent = failure instanceof TypeError ? SILENT : CANCELLED;
    } finally {
      button.disabled = false;
    }
  });
  part.hidden = false;
}

export function startPasskeys() {
  if (typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON !== "function") return;
  document.querySelectorAll("[data-passkey]").forEach(start);
}
