// The page: the list, the keys, decisions that are written at once, and the export.
import { GONE, byId, count, get, post, said, tell, watch } from "/web/page.js";
import { Sheet, stateOf } from "/review/sheet.js";
import * as one from "/review/one.js";

const PAUSE = 700; // milliseconds without a key before a note is written
const dialog = byId("one");
let version = "";

let seen = null; // the picture that is seen whole

const sheet = new Sheet(byId("sheet"), show);

function show(picture) {
  seen = picture;
  return one.show(picture, sheet);
}

/* The list */

async function load() {
  let found, before;
  do {
    before = decisions;
    found = await get("/api/list");
  } while (before !== decisions); // what was decided meanwhile is not in it
  const { ok, data } = found;
  version = data.version ?? version;
  const wrong = ok ? data.unread : data.problems;
  byId("unread").hidden = !wrong;
  if (wrong) {
    byId("unread").textContent = wrong.map(said).join(" ");
    if (!ok || sheet.pictures.length) return;
  }
  byId("name").textContent = data.name;
  document.title = `${data.name} – Duyệt ảnh`;
  one.forget();
  const typed = document.activeElement === byId("note") ? byId("note").value : null;
  sheet.fill(data);
  progress();
  if (dialog.open && sheet.chosen) {
    await show(sheet.chosen);
    if (typed !== null) byId("note").value = typed;
  }
}

function progress() {
  const drawn = sheet.pictures.filter((picture) => picture.status === "drawn");
  const of = (state) => drawn.filter((picture) => stateOf(picture) === state).length;
  const [good, bad, gone] = [of("approved"), of("rejected"), of("void")];
  const failed = sheet.pictures.length - drawn.length;
  const parts = [`${count(good)} duyệt`, `${count(bad)} không`, `${count(drawn.length - good - bad)} chưa xem`];
  if (gone) parts.push(`${count(gone)} cần xem lại`);
  if (failed) parts.push(`${count(failed)} không vẽ được`);
  byId("progress").textContent = parts.join(" · ");
  const share = (number) => `${drawn.length ? (100 * number) / drawn.length : 0}%`;
  byId("bar-good").style.width = share(good);
  byId("bar-bad").style.width = share(bad);
  byId("export").disabled = !good;
  const open = sheet.shown.filter((picture) => ["open", "void"].includes(stateOf(picture)));
  byId("all").hidden = open.length < 2;
  byId("all").textContent = `Duyệt cả ${count(open.length)} ảnh chưa xem đang hiện`;
}

/* Decisions */

let writing = Promise.resolve();
let unwritten = 0;
let decisions = 0; // how many were begun or written
/** Write decisions one after another, in the order of the keys; the page does not wait for it. */
function decide(pictures, change) {
  const marks = pictures.map((picture) => [picture.name, picture.stamp]);
  const before = new Map(pictures.map((picture) => [picture.name, picture.decision]));
  for (const picture of pictures) {
    picture.decision = { ...picture.decision, ...change, ...("verdict" in change && { void: false, at: "" }) };
    sheet.update(picture);
  }
  pending(1);
  const written = writing.then(() => write(marks, change, before)).finally(() => pending(-1));
  writing = written.catch(() => {});
  return written;
}

/** Count what is not written yet. */
function pending(step) {
  unwritten += step;
  decisions += 1;
  document.body.toggleAttribute("data-writing", unwritten > 0);
}

/** Return whether it was written; what was not is shown again as it was `before`. */
async function write(marks, change, before) {
  const { ok, status, data } = await post("/api/decide", { marks, ...change });
  if (!ok) {
    for (const picture of sheet.pictures) {
      if (!before.has(picture.name)) continue;
      picture.decision = before.get(picture.name);
      sheet.update(picture);
    }
    progress();
    tell(status === 409 ? "Ảnh vừa đổi: hãy xem lại rồi kết luận." : data.problems.map(said).join(" "), true);
    await load();
    return false;
  }
  for (const picture of sheet.pictures) {
    const decided = data.decisions[picture.name];
    if (decided && decided.verdict === picture.decision.verdict) picture.decision = { ...decided, note: picture.decision.note };
    if (decided && dialog.open && picture === sheet.chosen) one.state(picture);
  }
  progress();
  return true;
}

/** Decide upon the chosen picture, and go on to the next. */
function verdict(name) {
  const picture = sheet.chosen;
  if (!picture || stateOf(picture) === "failed") return;
  flush();
  const next = name ? sheet.beside(1) : null;
  decide([picture], { verdict: name });
  sheet.apply();
  progress();
  sheet.choose(next ?? sheet.chosen, !dialog.open);
  if (!dialog.open) return;
  const held = document.activeElement.closest(".decide");
  if (sheet.chosen) show(sheet.chosen);
  else dialog.close();
  if (!held) byId("one-title").focus();
}

let waiting = 0;
/** Write the note that is being written, if it was changed. */
function flush() {
  clearTimeout(waiting);
  const picture = sheet.chosen;
  const note = byId("note").value.trim();
  if (!dialog.open || !picture || byId("note").disabled || note === picture.decision.note) return;
  decide([picture], { note }).then((ok) => ok && tell("Đã lưu ghi chú"));
}

/* Moving */

function go(picture) {
  if (!picture) return;
  flush();
  sheet.choose(picture, !dialog.open);
  if (dialog.open) show(picture);
}

function open() {
  if (!sheet.chosen) return;
  show(sheet.chosen);
  byId("one-title").focus();
}

const KEYS = {
  a: () => verdict("approved"),
  r: () => verdict("rejected"),
  u: () => verdict(""),
  n: () => {
    if (!dialog.open) open();
    byId("note").focus();
  },
  "?": () => byId("keys").showModal(),
  "/": () => {
    if (dialog.open) dialog.close();
    byId("q").focus();
    byId("q").select();
  },
  ArrowLeft: () => go(sheet.beside(-1)),
  ArrowRight: () => go(sheet.beside(1)),
};
const IN_SHEET = {
  ArrowUp: () => go(sheet.beside(-sheet.columns())),
  ArrowDown: () => go(sheet.beside(sheet.columns()) ?? sheet.shown.at(-1)),
  Home: () => go(sheet.shown[0]),
  End: () => go(sheet.shown.at(-1)),
  Enter: open,
  " ": open,
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select");
  if (typing) {
    if (event.key === "Escape" && typing.id === "note") {
      event.preventDefault();
      flush();
      byId("one-title").focus();
    } else if ((event.key === "Enter" || event.key === "Escape") && typing.id === "q") {
      event.preventDefault();
      if (sheet.chosen) sheet.choose(sheet.chosen);
    }
    return;
  }
  if (byId("keys").open || byId("sure").open) return;
  const scrolls = event.target.closest(".scroll") && event.key.startsWith("Arrow");
  const done = scrolls ? undefined : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const inSheet = event.target.closest("#sheet") || event.target === document.body;
  const found = done ?? (!dialog.open && inSheet ? IN_SHEET[event.key] : undefined);
  if (!found) return;
  event.preventDefault();
  found();
});

/* What is done when */

byId("find").addEventListener("input", () => {
  sheet.apply();
  progress();
});
byId("find").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  sheet.clear();
  progress();
  byId("q").focus();
});
byId("approve").addEventListener("click", () => verdict("approved"));
byId("reject").addEventListener("click", () => verdict("rejected"));
byId("previous").addEventListener("click", () => go(sheet.beside(-1)));
byId("next").addEventListener("click", () => go(sheet.beside(1)));
byId("close").addEventListener("click", () => dialog.close());
byId("note").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(flush, PAUSE);
});
byId("note").addEventListener("blur", flush);
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("cancel", flush);
addEventListener("beforeunload", (event) => {
  if (unwritten) event.preventDefault();
});
dialog.addEventListener("close", () => {
  document.body.append(byId("said"));
  const last = sheet.shown.find((picture) => picture.name === seen?.name) ?? sheet.chosen;
  if (last && document.activeElement !== byId("q")) sheet.choose(last);
});
byId("help").addEventListener("click", () => byId("keys").showModal());
byId("keys-close").addEventListener("click", () => byId("keys").close());
byId("all").addEventListener("click", () => {
  const open = sheet.shown.filter((picture) => ["open", "void"].includes(stateOf(picture)));
  byId("sure-text").textContent = `Duyệt cả ${count(open.length)} ảnh đang hiện mà chưa có kết luận?`;
  byId("sure-yes").onclick = async () => {
    byId("sure").close();
    if (await decide(open, { verdict: "approved" })) tell(`Đã duyệt ${count(open.length)} ảnh`);
    sheet.apply();
    progress();
  };
  byId("sure").showModal();
});
byId("sure-no").addEventListener("click", () => byId("sure").close());
byId("export").addEventListener("click", async () => {
  byId("export").disabled = true;
  tell("Đang xuất…");
  await writing;
  const { ok, data } = await post("/api/export", {});
  progress();
  if (!ok) return tell(data.problems.map(said).join(" "), true);
  tell(`Đã xuất ${count(data.pictures)} ảnh vào ${data.folder}`);
  byId("unread").hidden = !data.problems.length;
  byId("unread").textContent = `Chưa xuất được: ${data.problems.map(said).join(" ")}`;
});

await load();
if (sheet.chosen) sheet.choose(sheet.chosen);
watch(
  async (now) => {
    if (now === version) return;
    await writing;
    await load();
  },
  (gone) => gone && tell(GONE, true),
);
