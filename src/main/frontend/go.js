// Control and K (or Command and K) lead to the box that finds a person, a referral or a page. It needs a modifier key, so
// that no spoken word and no letter typed by mistake sets it off.
export function startGo() {
  const box = document.getElementById("search-field");
  if (!box) return;
  box.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
