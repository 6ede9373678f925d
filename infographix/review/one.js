// One picture beside the facts of its row.
import { SEVERITIES, byId, get, kilobytes, make, said } from "/web/page.js";
import { STATES, addressOf, rowsOf, stateOf } from "/review/sheet.js";

const dialog = byId("one");
const known = new Map(); // items and their facts

/** Show a picture; the facts come when they are there. */
export async function show(picture, sheet) {
  byId("one-title").textContent = sheet.title(picture);
  const format = sheet.formats[picture.format] ?? picture.format;
  const size = picture.width ? `${picture.width}×${picture.height}, ${kilobytes(picture.bytes)}` : "";
  byId("one-place").textContent = `${sheet.shown.indexOf(picture) + 1}/${sheet.shown.length}`;
  byId("one-file").textContent = [picture.name, format, size, picture.layout].filter(Boolean).join(" · ");
  const image = byId("one-picture");
  image.hidden = picture.status !== "drawn";
  byId("one-lost").hidden = !image.hidden;
  const address = addressOf("picture", picture);
  if (!image.hidden && image.getAttribute("src") !== address) {
    if (picture.width) Object.assign(image, { width: picture.width, height: picture.height });
    image.src = address;
    image.alt = picture.alt || sheet.title(picture);
  }
  byId("one-alt").textContent = picture.alt;
  byId("one-alt").parentElement.hidden = !picture.alt;
  byId("one-found").replaceChildren(
    ...picture.problems.map((one) => line("error", STATES.failed, said(one))),
    ...picture.findings.map((one) => line(one.severity, SEVERITIES[one.severity], one.message, one.field)),
  );
  byId("note").value = picture.decision.note;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".side").scrollTop = dialog.querySelector(".body").scrollTop = 0;
  state(picture);
  const place = byId("one-facts");
  if (place.dataset.item === picture.item) return;
  place.dataset.item = picture.item;
  place.replaceChildren();
  if (!known.has(picture.item)) known.set(picture.item, (await get(`/api/item/${encodeURIComponent(picture.item)}`)).data);
  if (place.dataset.item === picture.item) place.replaceChildren(...facts(known.get(picture.item), picture));
}

export const forget = () => {
  known.clear();
  byId("one-facts").dataset.item = "";
};

/** Say what was decided. */
export function state(picture) {
  const now = stateOf(picture);
  const { verdict, void: gone, at } = picture.decision;
  for (const [id, name] of [["approve", "approved"], ["reject", "rejected"]]) {
    byId(id).setAttribute("aria-pressed", String(now === name));
    byId(id).disabled = now === "failed";
  }
  byId("note").disabled = now === "failed";
  const when = at ? ` lúc ${at.slice(11, 16)} ngày ${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}` : "";
  const words = {
    open: "Chưa có kết luận.",
    approved: `Đã duyệt${when}.`,
    rejected: `Không duyệt${when}.`,
    void: `Ảnh đã đổi sau khi ${verdict === "approved" ? "được duyệt" : "bị từ chối"}${when}: kết luận đó không còn giá trị, hãy xem lại.`,
    failed: "Ảnh này không vẽ được.",
  };
  byId("one-state").textContent = words[now];
  byId("one-state").dataset.state = gone ? "void" : now;
}

function line(severity, word, message, field = "") {
  return make("li", {}, make("span", { className: `mark ${severity}` }, word),
    make("span", {}, message, " ", field ? make("code", {}, field) : ""));
}

function facts({ rows = [], table = "", sheet = "" }, picture) {
  if (!rows.length) return [];
  const place = [table, rowsOf({ rows: picture.rows, sheet })].filter(Boolean).join(" · ");
  const head = [make("h3", {}, "Dữ kiện"), make("p", { className: "place" }, place)];
  if (rows.length === 1) {
    const cells = Object.entries(rows[0].cells).filter(([, value]) => value !== "");
    return [...head, make("dl", {}, ...cells.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))))];
  }
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].filter((name) => rows.some((row) => row.cells[name]));
  const top = make("tr", {}, make("th", { scope: "col" }, "Dòng"), ...names.map((name) => make("th", { scope: "col" }, name)));
  const body = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, String(row.row)), ...names.map((name) => make("td", {}, row.cells[name] ?? ""))));
  const scroll = make("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Bảng dữ kiện" },
    make("table", {}, make("thead", {}, top), make("tbody", {}, ...body)));
  return [...head, scroll];
}
