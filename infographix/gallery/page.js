const data = JSON.parse(byId("data").textContent);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = byId("find");
const FILTERS = ["kind", "theme", "format", "layout"];
let language = "vi";
let current = null;

const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const say = (name, values = {}) =>
  data.ui[name][language].replace(/\{(\w+)\}/g, (_, key) => values[key]);

const shots = all(".shot").map((item) => ({
  item,
  name: item.dataset.name,
  words: plain(item.dataset.words),
  kind: item.dataset.kind.split(" "),
  theme: [item.dataset.theme],
  format: [item.dataset.format],
  layout: [item.dataset.layout],
  group: item.closest(".group"),
}));

/* Search and filter */

function wanted() {
  const terms = plain(form.q.value).split(/\s+/).filter(Boolean);
  const chosen = FILTERS.filter((name) => form[name].value);
  return (shot) =>
    chosen.every((name) => shot[name].includes(form[name].value)) &&
    terms.every((term) => shot.words.includes(term));
}

function apply() {
  const wants = wanted();
  const counts = new Map();
  for (const shot of shots) {
    shot.item.hidden = !wants(shot);
    counts.set(shot.group, (counts.get(shot.group) ?? 0) + (shot.item.hidden ? 0 : 1));
  }
  for (const [group, count] of counts) group.hidden = !count;
  for (const section of all(".section")) {
    const most = Math.max(0, ...all(".group", section).map((group) => counts.get(group)));
    section.hidden = !most;
    if (!("fixed" in section.dataset)) section.dataset.view = most === 1 ? "cards" : "rows";
  }
  const shown = shots.filter((shot) => !shot.item.hidden).length;
  byId("nothing").hidden = shown > 0;
  byId("count").textContent = say("count", { shown, all: shots.length });
  for (const name of FILTERS) form[name].classList.toggle("set", form[name].value !== "");
  byId("clear").hidden = ![...FILTERS, "q"].some((name) => form[name].value);
}

/* The address keeps what is chosen, so that it can be sent to someone. */

function remember() {
  const state = new URLSearchParams();
  for (const name of ["q", ...FILTERS]) if (form[name].value) state.set(name, form[name].value);
  if (language !== "vi") state.set("lang", language);
  if (current) state.set("picture", current.name);
  try {
    history.replaceState(null, "", `#${state}`);
  } catch {
    /* a browser that forbids it for files: the page works without */
  }
}

function recall() {
  const text = location.hash.slice(1);
  if (!text.includes("=")) return;
  const state = new URLSearchParams(text);
  for (const name of ["q", ...FILTERS]) form[name].value = state.get(name) ?? "";
  speak(state.get("lang") === "en" ? "en" : "vi");
  apply();
  const named = shots.find((shot) => shot.name === state.get("picture"));
  if (named) open(named);
}

/* Language */

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const item of all(`[data-${chosen}]`)) item.textContent = item.dataset[chosen];
  for (const kind of ["label", "placeholder"]) {
    const key = chosen + kind[0].toUpperCase() + kind.slice(1);
    for (const item of all(`[data-${chosen}-${kind}]`)) {
      item.setAttribute(kind === "label" ? "aria-label" : kind, item.dataset[key]);
    }
  }
  document.title = say("title");
  if (current) describe(current);
}

/* Copying */

async function copy(shot, button) {
  const text = data.specs[shot.name];
  const done = await copied(text);
  tell(say(done ? "copied" : "not_copied"));
  if (!done) {
    if (current !== shot) open(shot);
    getSelection().selectAllChildren(byId("one-spec"));
    return;
  }
  const use = button.querySelector("use");
  button.classList.add("done");
  use.setAttribute("href", "#i-done");
  setTimeout(() => {
    button.classList.remove("done");
    use.setAttribute("href", "#i-copy");
  }, 1600);
}

let silence;
function tell(text) {
  const said = byId("said");
  (byId("one").open ? byId("one") : document.body).append(said);
  said.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (said.textContent = ""), 4000);
}

/* One picture */

function describe(shot) {
  const { item, group } = shot;
  const image = item.querySelector("img");
  const name = group.querySelector("h3").innerText.replace(/\s+/g, " ").trim();
  byId("one-name").textContent = `${name} · ${item.querySelector(".what").innerText.trim()}`;
  const picture = byId("one-picture");
  picture.src = image.getAttribute("src");
  picture.alt = image.alt;
  picture.width = Number(image.getAttribute("width"));
  picture.height = Number(image.getAttribute("height"));
  byId("one-file").href = picture.src;
  byId("one-alt").textContent = image.alt;
  byId("one-spec").textContent = data.specs[shot.name];
  const tags = FILTERS.filter((name) => name !== "kind").map((name) => {
    const option = form[name].querySelector(`option[value="${shot[name][0]}"]`);
    const tag = document.createElement("span");
    tag.textContent = option.textContent;
    return tag;
  });
  byId("one-tags").replaceChildren(...tags);
  const limits = group.querySelector(".limits");
  byId("one-limits").replaceChildren(...(limits ? [limits.cloneNode(true)] : []));
}

function open(shot) {
  current = shot;
  describe(shot);
  const dialog = byId("one");
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".body").scrollTop = dialog.querySelector(".facts").scrollTop = 0;
  byId("one-name").focus();
  remember();
}

function turn(step) {
  const shown = shots.filter((shot) => !shot.item.hidden || shot === current);
  open(shown[(shown.indexOf(current) + step + shown.length) % shown.length]);
}

/* What is done when */

form.addEventListener("input", () => {
  apply();
  remember();
});
form.addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  form.reset();
  apply();
  remember();
  form.q.focus();
});
byId("language").addEventListener("click", () => {
  speak(language === "vi" ? "en" : "vi");
  apply();
  remember();
});
byId("pictures").addEventListener("click", (event) => {
  const item = event.target.closest(".shot");
  const shot = shots.find((one) => one.item === item);
  if (!shot || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = event.target.closest(".copy");
  if (button) copy(shot, button);
  else if (event.target.closest(".picture")) {
    event.preventDefault();
    open(shot);
  }
});
const dialog = byId("one");
byId("copy").addEventListener("click", (event) => copy(current, event.currentTarget));
byId("close").addEventListener("click", () => dialog.close());
byId("previous").addEventListener("click", () => turn(-1));
byId("next").addEventListener("click", () => turn(1));
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("keydown", (event) => {
  if (event.target.closest("pre, .scroll")) return;
  if (event.key === "ArrowLeft") turn(-1);
  if (event.key === "ArrowRight") turn(1);
});
dialog.addEventListener("close", () => {
  document.body.append(byId("said"));
  current?.item.querySelector(".picture").focus();
  current = null;
  remember();
});
addEventListener("hashchange", recall);
recall();
