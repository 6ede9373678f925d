// The contact sheet: a card for each picture, made once; which are shown, and which is chosen.
import { all, byId, icon, make, plain, SEVERITIES } from "/web/page.js";

export const STATES = { open: "Chưa xem", approved: "Đã duyệt", rejected: "Không duyệt", void: "Ảnh đã đổi", failed: "Không vẽ được" };
const MARKS = { approved: "yes", rejected: "no", void: "void", failed: "no" };
const FILTERS = ["state", "format", "found", "row"];
const form = byId("find");

/** Return where a picture stands: open, approved, rejected, void, failed. */
export function stateOf(picture) {
  if (picture.status !== "drawn") return "failed";
  const { verdict, void: gone } = picture.decision;
  return gone ? "void" : verdict || "open";
}

/** Return an item's rows in words: `Dòng 2` or `Dòng 2–11`. */
export function rowsOf({ rows, sheet }) {
  if (!rows.length) return "";
  const place = rows.length > 1 ? `${rows[0]}–${rows.at(-1)}` : `${rows[0]}`;
  return `${sheet ? `${sheet}, d` : "D"}òng ${place}`;
}

export const addressOf = (kind, picture) => `/${kind}/${picture.stamp}/${encodeURIComponent(picture.name)}`;

export class Sheet {
  /** `opened(picture)` hears of a picture that is to be seen whole. */
  constructor(home, opened) {
    Object.assign(this, { home, opened, pictures: [], cards: new Map(), shown: [], chosen: null, formats: {} });
    home.addEventListener("click", (event) => {
      const card = event.target.closest(".card");
      if (!card) return;
      this.choose(this.of(card));
      if (event.detail < 2) this.opened(this.chosen);
    });
    home.addEventListener("focusin", (event) => {
      const card = event.target.closest(".card");
      if (card && this.of(card) !== this.chosen) this.choose(this.of(card), false);
    });
  }

  of(card) {
    return this.pictures.find((one) => one.name === card.dataset.name);
  }

  /** Take a new list; cards of pictures that are still there stay. */
  fill({ pictures, formats }) {
    const had = this.chosen?.name;
    this.pictures = pictures;
    this.formats = formats;
    const cards = new Map(pictures.map((one) => [one.name, this.cards.get(one.name) ?? this.card(one)]));
    this.cards = cards;
    pictures.forEach((one) => this.update(one));
    const order = [...cards.values()];
    const same = order.length === this.home.children.length && order.every((card, at) => card === this.home.children[at]);
    const focused = this.home.contains(document.activeElement);
    if (!same) this.home.replaceChildren(...order);
    this.chosen = pictures.find((one) => one.name === had) ?? null;
    this.offer();
    this.apply();
    if (focused && !same && this.chosen) this.choose(this.chosen);
  }

  title(picture) {
    return picture.title || picture.item;
  }

  card(picture) {
    const image = picture.status === "drawn"
      ? make("img", { loading: "lazy", decoding: "async", alt: "", draggable: false })
      : make("span", { className: "lost" }, icon("no"), STATES.failed);
    const mat = make("div", { className: "mat" }, image, make("span", { className: "badge" }), make("span", { className: "flags" }));
    const card = make("li", { className: "card", role: "option", tabIndex: -1, data: { name: picture.name } }, mat,
      make("p", { className: "title" }, this.title(picture)), make("p", { className: "what" }));
    return card;
  }

  /** Set what changes on a card: its picture, its state, its note, what was found. */
  update(picture) {
    const card = this.cards.get(picture.name);
    const state = stateOf(picture);
    const image = card.querySelector("img");
    const address = addressOf("thumb", picture);
    if (image && image.getAttribute("src") !== address) image.src = address;
    card.dataset.state = state;
    const badge = card.querySelector(".badge");
    badge.replaceChildren(...(MARKS[state] && state !== "failed" ? [icon(MARKS[state]), STATES[state]] : []));
    const worst = ["error", "warning", "advice"].find((one) => picture.findings.some((found) => found.severity === one));
    const flags = worst ? [make("span", { className: `mark ${worst}` }, `${picture.findings.length} ${SEVERITIES[worst].toLowerCase()}`)] : [];
    if (picture.decision.note) flags.push(make("span", { className: "noted", title: picture.decision.note }, icon("note")));
    card.querySelector(".flags").replaceChildren(...flags);
    const format = this.formats[picture.format] ?? picture.format;
    const page = picture.page ? `, trang ${picture.page}` : "";
    card.querySelector(".what").textContent = [rowsOf(picture), `${format}${page}`].filter(Boolean).join(" · ");
    const said = picture.findings.length ? `${picture.findings.length} nhận xét` : "";
    card.setAttribute("aria-label", [this.title(picture), format + page, rowsOf(picture), STATES[state], said, picture.decision.note].filter(Boolean).join(". "));
    picture.plain = plain([this.title(picture), picture.item, picture.name, format, picture.words, picture.decision.note, picture.alt].join(" "));
  }

  /* Filters */

  offer() {
    this.options("format", [...new Set(this.pictures.map((one) => one.format))].filter(Boolean)
      .map((name) => [name, this.formats[name] ?? name]));
    const items = new Map(this.pictures.map((one) => [one.item, one]));
    this.options("row", [...items].map(([item, one]) => {
      const rows = rowsOf(one);
      return [item, rows ? `${rows}: ${this.title(one)}` : this.title(one)];
    }));
  }

  options(name, choices) {
    const select = form[name];
    const before = select.value;
    const [any] = select.options;
    select.replaceChildren(any, ...choices.map(([value, text]) => make("option", { value }, text)));
    select.value = choices.some(([value]) => value === before) ? before : "";
  }

  wanted() {
    const terms = plain(form.q.value).split(/\s+/).filter(Boolean);
    const [state, format, found, row] = FILTERS.map((name) => form[name].value);
    return (one) =>
      (!state || stateOf(one) === state) && (!format || one.format === format) && (!row || one.item === row) &&
      (!found || (found === "none" ? !one.findings.length : one.findings.some((each) => each.severity === found))) &&
      terms.every((term) => one.plain.includes(term));
  }

  /** Show what the filters ask for, and keep one picture chosen. */
  apply() {
    const wants = this.wanted();
    this.shown = this.pictures.filter(wants);
    const shown = new Set(this.shown);
    for (const one of this.pictures) this.cards.get(one.name).hidden = !shown.has(one);
    if (!shown.has(this.chosen)) this.choose(this.shown[0] ?? null, false);
    else this.choose(this.chosen, false);
    for (const name of FILTERS) form[name].classList.toggle("set", form[name].value !== "");
    byId("clear").hidden = ![...FILTERS, "q"].some((name) => form[name].value);
    byId("nothing").hidden = this.shown.length > 0;
    byId("count").textContent = `${this.shown.length} trong ${this.pictures.length} ảnh`;
  }

  clear() {
    form.reset();
    this.apply();
  }

  /* Choosing */

  choose(picture, focus = true) {
    const before = this.home.querySelector("[aria-selected=true]");
    before?.setAttribute("aria-selected", "false");
    if (before) before.tabIndex = -1;
    this.chosen = picture;
    if (!picture) return;
    const card = this.cards.get(picture.name);
    card.setAttribute("aria-selected", "true");
    card.tabIndex = 0;
    if (focus) {
      card.focus({ preventScroll: true });
      const look = () => card.scrollIntoView({ block: "nearest", behavior: "instant" });
      look();
      requestAnimationFrame(look); // cards that came into sight may be of another height
    }
  }

  /** Return the picture so many places on; the last and the first have none beyond them. */
  beside(step) {
    const at = this.shown.indexOf(this.chosen);
    return this.shown[at + step] ?? null;
  }

  /** Return how many cards stand in a line. */
  columns() {
    const cards = all(".card:not([hidden])", this.home);
    const top = cards[0]?.offsetTop;
    const at = cards.findIndex((card) => card.offsetTop !== top);
    return at < 0 ? Math.max(1, cards.length) : at;
  }
}
