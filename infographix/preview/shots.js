// Pictures of a draft, format by format: drawn anew one after another, with what is said of them.
import { SEVERITIES, all, byId, count, get, icon, kilobytes, make, said } from "/web/page.js";

const AT_ONCE = 2; // pictures asked for at the same time

export class Shots {
  /** `choose(field)` hears which text of a picture was pointed at. */
  constructor(home, choose) {
    Object.assign(this, { home, choose, cards: new Map(), turn: 0 });
  }

  card(name, form) {
    let card = this.cards.get(name);
    if (card) return card;
    const title = make("h3", {}, form?.title ?? name);
    const size = form ? `${form.width}×${form.height}` : "";
    const head = make("div", { className: "head" }, title, make("small", {}, size));
    const item = make("li", { className: "card", data: { format: name } }, head,
      make("div", { className: "pages" }), make("ul", { className: "found problems" }));
    if (form) item.style.setProperty("--r", String(form.width / form.height));
    card = { item, form };
    this.cards.set(name, card);
    return card;
  }

  /** Draw a draft in these formats; `done` is called when all are there. */
  async draw(draft, names, formats, boxes) {
    const turn = ++this.turn;
    for (const [name, card] of this.cards) {
      if (!names.includes(name)) {
        card.item.remove();
        this.cards.delete(name);
      }
    }
    const cards = names.map((name) => this.card(name, formats[name]));
    cards.forEach(({ item }, at) => {
      if (this.home.children[at] !== item) this.home.insertBefore(item, this.home.children[at] ?? null);
      item.classList.add("waits");
    });
    const waiting = names.map((name, at) => [name, cards[at]]);
    const work = async () => {
      for (let next = waiting.shift(); next && turn === this.turn; next = waiting.shift()) {
        await this.one(turn, draft, ...next, boxes);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return turn === this.turn;
  }

  async one(turn, draft, name, card, boxes) {
    const { data } = await get(`/api/shots/${draft}/${encodeURIComponent(name)}${boxes ? "?boxes" : ""}`);
    if (turn !== this.turn) return;
    const shots = data.shots ?? [];
    const pages = await Promise.all(shots.map((shot) => this.page(shot, card.form)));
    if (turn !== this.turn) return;
    const { item } = card;
    item.classList.remove("waits");
    item.classList.toggle("failed", !shots.length);
    if (shots.length) item.querySelector(".pages").replaceChildren(...pages);
    item.querySelector(".problems").replaceChildren(...(data.problems ?? []).map((one) => this.problem(one)));
  }

  problem(problem) {
    const item = make("li", {}, make("span", { className: "mark error" }, "Không vẽ được"), make("span", {}, said(problem)));
    return this.pointed(item, problem.where);
  }

  async page(shot, form) {
    const image = make("img", { width: shot.width, height: shot.height, alt: shot.alt, src: shot.src });
    await image.decode().catch(() => {});
    const frame = make("div", { className: "frame" }, image);
    if (form) frame.append(...this.safe(form.safe));
    const places = shot.findings.flatMap((one, at) => this.places(shot.texts, one, at + 1));
    frame.append(...places);
    frame.addEventListener("click", (event) => {
      const box = frame.getBoundingClientRect();
      const [x, y] = [(100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height];
      const hit = shot.texts.filter(({ box: [a, b, w, h] }) => x >= a && x <= a + w && y >= b && y <= b + h);
      hit.sort((one, other) => one.box[2] * one.box[3] - other.box[2] * other.box[3]);
      if (hit.length) this.choose(hit[0].fields[0]);
    });
    const link = make("a", { href: shot.src, target: "_blank", rel: "noopener", className: "full", title: "Xem cỡ thật" },
      icon("open"), make("span", { className: "unseen" }, `Xem cỡ thật: ${form?.title ?? ""} ${shot.page}`));
    const limit = form ? ` / ${kilobytes(form.limit)}` : "";
    const facts = [shot.page && `trang ${shot.page}`, shot.layout, `${kilobytes(shot.bytes)}${limit}`, `chữ nhỏ nhất ${count(shot.smallest)} px`];
    const findings = shot.findings.map((one, at) => this.finding(one, at + 1));
    return make("article", { className: "page" }, frame,
      make("div", { className: "line" }, make("p", {}, facts.filter(Boolean).join(" · ")), link),
      make("ol", { className: "found findings" }, ...findings));
  }

  finding(found, number) {
    const mark = make("span", { className: `mark ${found.severity}` }, `${number}. ${SEVERITIES[found.severity]}`);
    const item = make("li", {}, mark, make("span", {}, found.message, " ", found.field ? make("code", {}, found.field) : ""));
    return this.pointed(item, found.field);
  }

  /** Let a finding lead to its field. */
  pointed(item, field) {
    if (!field) return item;
    const words = item.lastChild;
    const button = make("button", { type: "button", className: "to" }, ...words.childNodes);
    button.addEventListener("click", () => this.choose(field));
    words.replaceWith(button);
    return item;
  }

  safe([top, right, bottom, left]) {
    const bands = [
      [0, 0, 100, top],
      [0, 100 - bottom, 100, bottom],
      [0, top, left, 100 - top - bottom],
      [100 - right, top, right, 100 - top - bottom],
    ];
    return bands.filter(([, , w, h]) => w > 0 && h > 0).map((box) => placed("unsafe", box));
  }

  places(texts, found, number) {
    const hit = texts.filter((text) => text.fields.some((field) => field === found.field));
    return hit.slice(0, 1).map((text) => {
      const made = placed(`spot ${found.severity}`, text.box);
      made.append(make("b", {}, String(number)));
      return made;
    });
  }
}

function placed(name, [x, y, w, h]) {
  const made = make("span", { className: name, "aria-hidden": "true" });
  Object.assign(made.style, { left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` });
  return made;
}
