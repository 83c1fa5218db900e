// On paper no box can be scrolled and no list opened: when the page is printed, what they hold is written out in their
// place, and what is empty leaves room to write by hand.
const CHOICES = 40; // of more, the list would be longer than the form: a line to write on is left
const TIMES = {
  date: (value) => (value ? day(value) : "     /     /          (day, month, year)"),
  "datetime-local": (value) =>
    value ? day(value) + " at " + value.slice(11, 16) : "     /     /            at      :          (day, month, year, time)",
};

function day(value) {
  return [value.slice(8, 10), value.slice(5, 7), value.slice(0, 4)].join("/");
}

function paper(tag, kind) {
  const element = document.createElement(tag);
  element.className = "onedoor-paper onedoor-paper--" + kind;
  return element;
}

function words(kind, text) {
  const element = paper("div", kind);
  element.textContent = text;
  return element;
}

function choices(select) {
  const options = [...select.options].filter((option) => option.value !== "" && !option.disabled);
  // what a list begins with was not chosen by anybody
  const chosen = (option) => option.selected && (option.index > 0 || option.defaultSelected);
  if (options.length > CHOICES) return words("line", options.filter(chosen).map((option) => option.text).join(", "));
  const list = paper("ul", "choices");
  for (const option of options) {
    const item = document.createElement("li");
    item.textContent = option.text;
    item.classList.toggle("onedoor-paper__chosen", chosen(option));
    list.append(item);
  }
  return list;
}

function written(field) {
  if (field.matches("textarea")) return words("lines", field.value);
  if (field.matches("select")) return choices(field);
  if (field.type in TIMES) return words("line", TIMES[field.type](field.value));
  return field.scrollWidth > field.clientWidth ? words("line", field.value) : null;
}

function lay() {
  take(); // printed again before the last printing was said to be over
  for (const field of document.querySelectorAll("main :is(textarea, select, input)")) {
    if (["hidden", "radio", "checkbox", "file", "password", "submit"].includes(field.type)) continue;
    const element = written(field);
    if (element === null) continue;
    field.classList.add("onedoor-off-paper");
    field.after(element);
  }
}

function take() {
  document.querySelectorAll(".onedoor-paper").forEach((element) => element.remove());
  document.querySelectorAll(".onedoor-off-paper").forEach((field) => field.classList.remove("onedoor-off-paper"));
}

export function startPaper() {
  addEventListener("beforeprint", lay);
  addEventListener("afterprint", take);
}
