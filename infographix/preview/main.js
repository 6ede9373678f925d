// The page: what is on disk, what is edited, what is drawn, and when.
import { GONE, all, byId, get, later, make, plain, post, said, tell, watch } from "/web/page.js";
import { Form } from "/preview/form.js";
import { Shots } from "/preview/shots.js";

const PAUSE = 220; // milliseconds without a key before what was typed is drawn
const UNDOS = 200;
const copyOf = (value) => JSON.parse(JSON.stringify(value));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const state = { about: null, disk: null, saved: null, form: null, version: "", sample: "", drawn: null, formats: [] };
const past = [];
let last = null; // the fields before the change that is being made
let turn = 0;

const shots = new Shots(byId("shots"), (field) => {
  show("form");
  for (let path = field; path; path = path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    if (state.form?.focus(path)) return;
  }
});

const dirty = () => state.form && !same(state.form.data, state.saved);

function mark(text = "") {
  const unsaved = dirty();
  byId("save").disabled = !state.disk?.saves || !unsaved;
  byId("undo").disabled = !past.length;
  byId("state").textContent = text || (state.disk?.file ? (unsaved ? "Chưa lưu" : "Đã lưu") : "");
  byId("state").classList.toggle("unsaved", Boolean(unsaved && state.disk?.file));
  document.title = `${unsaved && state.disk?.file ? "● " : ""}${state.disk?.name ?? ""} – Xem trước`;
}

/* Reading what is on disk */

async function start() {
  const { ok, data } = await get(`/api/start?sample=${encodeURIComponent(state.sample)}`);
  if (!ok) return tell(data.problems.map(said).join("\n"), true);
  state.version = data.version;
  byId("name").textContent = data.name;
  if (data.unread) {
    state.disk = { ...state.disk, ...data, fields: state.disk?.fields };
    problems(data.unread);
    return mark("Tệp trên đĩa có lỗi");
  }
  await about(data.version);
  state.disk = data;
  state.sample = data.sample;
  samples();
  state.saved = copyOf(data.fields);
  last = copyOf(data.fields);
  past.length = 0;
  byId("conflict").hidden = byId("comments").hidden = true;
  state.form = new Form(byId("fields"), state.about, copyOf(data.fields), changed);
  state.form.draw();
  await drafted(data);
}

let known = "";
async function about(version) {
  const layouts = version.split("-")[0];
  if (known === layouts && state.about) return;
  const { ok, data } = await get("/api/form");
  if (ok) {
    state.about = data;
    known = layouts;
  } else problems(data.problems);
}

function samples() {
  const { samples: names } = state.disk;
  byId("sample-field").hidden = !names.length;
  byId("sample").replaceChildren(...names.map((name) => make("option", { value: name }, name)));
  byId("sample").value = state.sample;
  byId("save").hidden = !state.disk.file;
}

/* Drawing */

function problems(found) {
  const rest = state.form ? state.form.show(found, said) : found;
  byId("unplaced").replaceChildren(...rest.map((one) => make("p", {}, said(one))));
  byId("broken").hidden = !found.length;
  byId("broken-hint").hidden = !state.drawn;
  byId("broken-list").replaceChildren(...found.slice(0, 8).map((one) => {
    const button = make("button", { type: "button", className: "to" }, said(one));
    button.addEventListener("click", () => shots.choose(one.where));
    return make("li", {}, make("span", { className: "mark error" }, "Lỗi"), button);
  }));
  document.body.classList.toggle("stale", found.length > 0);
}

async function drafted(data) {
  problems(data.problems);
  if (data.formats) {
    state.drawn = data.draft;
    state.formats = data.formats;
    await draw();
  } else mark();
}

async function draw() {
  if (!state.drawn) return mark();
  mark("Đang vẽ…");
  const every = byId("which").value === "all" ? Object.keys(state.about.formats) : [];
  const names = [...new Set([...state.formats, ...every])];
  const done = await shots.draw(state.drawn, names, state.about.formats, byId("boxes").checked);
  if (done) mark();
}

/* Editing */

async function changed(structure) {
  if (!structure && past.at(-1)?.typing && Date.now() - past.at(-1).at < 1500) past.at(-1).at = Date.now();
  else past.push({ fields: last, typing: !structure, at: Date.now() });
  if (past.length > UNDOS) past.shift();
  last = copyOf(state.form.data);
  mark("Đang vẽ…");
  await redraft();
}

async function redraft() {
  const mine = ++turn;
  await later(PAUSE);
  if (mine !== turn) return;
  const { base, sample } = state.disk;
  const { ok, status, data } = await post("/api/draft", { fields: state.form.data, base, sample });
  if (mine !== turn) return;
  if (!ok && !status) return mark(GONE);
  if (!ok) {
    problems(data.problems);
    return mark();
  }
  await drafted(data);
}

function undo() {
  const before = past.pop();
  if (!before) return;
  state.form.data = copyOf(before.fields);
  last = copyOf(before.fields);
  state.form.draw();
  redraft();
}

async function save(force = false) {
  if (byId("save").disabled && !force) return;
  const fields = copyOf(state.form.data);
  const { ok, status, data } = await post("/api/save", { fields, base: state.disk.base, force });
  byId("conflict").hidden = data.reason !== "conflict";
  byId("comments").hidden = data.reason !== "comments";
  if (ok) {
    state.saved = fields;
    state.disk.base = data.base;
    mark();
    tell("Đã lưu");
  } else if (status !== 409) tell(data.problems.map(said).join(" "), true);
}

async function copyAside() {
  const { ok, data } = await post("/api/copy", { fields: state.form.data });
  if (!ok) return tell(data.problems.map(said).join(" "), true);
  tell(`Đã lưu thành ${data.name}`);
  await start();
}

/* What is done when */

function show(pane) {
  document.body.dataset.pane = pane;
  byId("show-pictures").setAttribute("aria-pressed", pane === "pictures");
  byId("show-form").setAttribute("aria-pressed", pane === "form");
}

byId("show-pictures").addEventListener("click", () => show("pictures"));
byId("show-form").addEventListener("click", () => show("form"));
byId("save").addEventListener("click", () => save());
byId("save-force").addEventListener("click", () => save(true));
byId("keep-copy").addEventListener("click", copyAside);
byId("save-copy").addEventListener("click", copyAside);
byId("take-disk").addEventListener("click", start);
byId("undo").addEventListener("click", undo);
byId("form").addEventListener("submit", (event) => event.preventDefault());
byId("which").addEventListener("change", draw);
byId("boxes").addEventListener("change", () => {
  document.body.classList.toggle("with-boxes", byId("boxes").checked);
  draw();
});
for (const name of ["safe", "findings"]) {
  const set = () => document.body.classList.toggle(`with-${name}`, byId(name).checked);
  byId(name).addEventListener("change", set);
  set();
}
byId("sample").addEventListener("change", () => {
  state.sample = byId("sample").value;
  start();
});
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
addEventListener("beforeunload", (event) => {
  if (dirty() && state.disk.file) event.preventDefault();
});

let away = false;
await start();
watch(
  async (version) => {
    if (version === state.version) return;
    const { ok, data } = await get(`/api/start?sample=${encodeURIComponent(state.sample)}`);
    if (!ok) return;
    if (data.base === state.disk?.base && !data.unread) {
      state.version = data.version; // a picture, a layout or a theme, or what was saved here
      await about(data.version);
      state.form.use(state.about);
      await (dirty() ? redraft() : drafted(data));
    } else if (dirty() && state.disk.file) {
      state.version = data.version;
      byId("conflict").hidden = false;
    } else await start();
  },
  (gone) => {
    if (gone !== away && gone) mark(GONE);
    else if (gone !== away) mark();
    away = gone;
  },
);
