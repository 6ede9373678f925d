// A schema and plain data → a form that changes the data in place. Scalars are texts.
import { Schema, isFields, isList } from "/preview/schema.js";
import { formatBoxes, suggest } from "/preview/pickers.js";
import { all, icon, make } from "/web/page.js";

const LONG = 2000; // characters from which on a text may take several lines
const ALWAYS = ["title", "subtitle", "kicker", "source", "qr", "items", "label", "value", "text", "name"];
const SHORT = ["unit", "when", "x", "time", "value", "rank"]; // a few characters, whatever they may hold
const TRUE = ["true", "yes", "on", "1", "có", "đúng"];
export const GROUPS = [
  ["Tiêu đề", ["kicker", "title", "subtitle"]],
  ["Các khối", ["blocks"]],
  ["Nguồn và liên kết", ["source", "as_of", "date", "publisher", "logo", "cta", "qr"]],
  ["Bài đăng", ["caption", "hashtags", "series"]],
  ["Trình bày", ["theme", "layout", "formats", "pages", "phrases", "numbers", "tones", "hosts", "strict", "map_complete", "waive"]],
];

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export class Form {
  /** `changed(structure)` hears of every change: `structure` where fields or entries came or went. */
  constructor(home, about, data, changed) {
    Object.assign(this, { home, data, changed });
    this.use(about);
  }

  /** Take the schema, the words and the choices. */
  use(about) {
    this.about = about;
    this.schema = new Schema(about.schema);
  }

  label(owner, name) {
    const { labels } = this.about;
    return labels[`${owner}.${name}`] ?? labels[name] ?? name;
  }

  help(owner, name, schema, kind) {
    const { helps } = this.about;
    return helps[`${owner}.${name}`] ?? helps[`${kind}.${name}`] ?? helps[name] ?? schema.description ?? "";
  }

  /* Drawing the form */

  draw() {
    const focus = document.activeElement?.dataset?.path;
    const top = this.home.parentElement.scrollTop;
    const { schema } = this.about;
    const known = Object.keys(schema.properties);
    const groups = GROUPS.map(([title, names]) => {
      const own = names.filter((name) => known.includes(name));
      const body = make("div", { className: "fields" }, ...this.rows(this.data, "", "Infographic", schema, own));
      return make("section", { className: "group" }, make("h2", {}, title), body);
    });
    this.home.replaceChildren(...groups);
    this.home.parentElement.scrollTop = top;
    if (focus) this.focus(focus);
  }

  /** Return the rows of named fields, then what can be added. */
  rows(data, path, owner, schema, names, kind = "") {
    const shown = [];
    const more = [];
    for (const name of names) {
      const field = schema.properties[name];
      if (field.const !== undefined) continue;
      const there = data[name] !== undefined || (schema.required ?? []).includes(name);
      const place = path ? `${path}.${name}` : name;
      if (there || (!path && ALWAYS.includes(name))) shown.push(this.row(data, name, place, owner, field, schema, kind));
      else more.push([name, place, field]);
    }
    for (const name of Object.keys(data)) {
      if (schema.properties[name] || !schema.additionalProperties) continue;
      shown.push(this.row(data, name, path ? `${path}.${name}` : name, owner, schema.additionalProperties, schema, kind));
    }
    if (path) shown.sort((one, other) => other.matches(".short") - one.matches(".short"));
    if (more.length) {
      const chips = more.map(([name, place, field]) => {
        const chip = make("button", { type: "button", className: "chip", title: this.help(owner, name, field, kind) },
          icon("add"), this.label(owner, name));
        chip.addEventListener("click", () => {
          this.schema.put(data, schema, name, this.schema.fresh(field));
          this.restructured(place);
        });
        return chip;
      });
      shown.push(make("div", { className: "more", role: "group", "aria-label": "Thêm trường" }, ...chips));
    }
    const codes = schema.propertyNames?.enum?.filter((code) => data[code] === undefined);
    if (codes?.length) shown.push(this.named(data, path, codes));
    return shown;
  }

  /** Offer names that a set of free fields may have, such as codes of findings. */
  named(data, path, codes) {
    const options = codes.map((code) => make("option", { value: code }, code));
    const select = make("select", { "aria-label": "Thêm mã" }, make("option", { value: "" }, "Thêm mã…"), ...options);
    select.addEventListener("change", () => {
      if (!select.value) return;
      data[select.value] = "";
      this.restructured(`${path}.${select.value}`);
    });
    return make("div", { className: "field adder" }, select);
  }

  row(data, name, path, owner, field, schema, kind) {
    const value = data[name];
    const way = this.schema.way(field, value);
    const label = this.label(owner, name);
    const help = this.help(owner, name, field, kind);
    const required = (schema.required ?? []).includes(name);
    const set = (next) => {
      if (next === undefined) delete data[name];
      else this.schema.put(data, schema, name, next);
    };
    const head = { label, help, path, required };
    if (way?.type === "array" && name !== "formats") {
      return this.list(data, name, path, owner, way, head, set, kind);
    }
    if (way?.properties) return this.nested(value, path, way, head, set, field);
    const control = this.control(name, field, way, value, path, data, kind, (next) => {
      set(next === "" && !(name in data && data[name] === "") ? undefined : next);
      this.changed(false);
    });
    return this.framed(control, head, this.switches(field, value, set, path));
  }

  framed(control, head, ...more) {
    const id = `f-${head.path}`;
    const input = control.matches("input, select, textarea") ? control : control.querySelector("input, select, textarea");
    if (input) input.id = id;
    const label = make("label", { htmlFor: id, title: head.help }, head.label,
      head.required ? make("span", { className: "needed" }, " (bắt buộc)") : "");
    if (input && head.required) input.setAttribute("aria-required", "true");
    const brief = SHORT.includes(head.path.split(".").pop());
    const short = brief || !control.matches("textarea, .boxes") ? " short" : "";
    return make("div", { className: `field f${short}`, data: { path: head.path } }, label, control, ...more, this.wrong());
  }

  wrong() {
    return make("div", { className: "wrong", role: "alert" });
  }

  /** Offer to write a value in the other way: an address alone, or an address and a label. */
  switches(field, value, set, path) {
    const fields = this.schema.ways(field).find((way) => way.properties);
    if (!fields || isFields(value) || value === undefined || value === "") return "";
    const [first] = fields.required ?? Object.keys(fields.properties);
    const button = make("button", { type: "button", className: "chip" }, icon("add"), "Thêm chi tiết");
    button.addEventListener("click", () => {
      set({ [first]: value });
      this.restructured(`${path}.${first}`);
    });
    return button;
  }

  /* Single values */

  control(name, field, way, value, path, data, kind, set) {
    const shared = { data: { path } };
    const choices = this.choicesOf(name, way, kind, value, path);
    if (name === "formats" && !path.includes(".")) return formatBoxes(this, data, shared);
    if (this.schema.ways(field).some((one) => one.type === "boolean")) {
      const box = make("input", { type: "checkbox", checked: TRUE.includes(value), ...shared });
      box.addEventListener("change", () => set(box.checked ? "true" : "false"));
      return make("span", { className: "check" }, box);
    }
    if (choices) {
      const known = choices.some(([one]) => one === (value ?? ""));
      const options = [...(known ? [] : [[value ?? "", value ?? "—"]]), ...choices];
      const select = make("select", shared, ...options.map(([one, text]) => make("option", { value: one }, text)));
      select.value = value ?? "";
      select.addEventListener("change", () => set(select.value));
      return select;
    }
    const long = this.schema.ways(field).some((one) => one.type === "string" && (one.maxLength ?? 0) >= LONG && !one.pattern);
    const input = make(long ? "textarea" : "input", { value: value ?? "", placeholder: " ", spellcheck: false, ...shared });
    if (long) input.rows = name === "caption" ? 4 : 1;
    else input.type = "text";
    if (name === "icon") suggest(input);
    input.addEventListener("input", () => set(input.value));
    return input;
  }

  choicesOf(name, way, kind, value, path) {
    if (name === "layout" && path === "layout") return this.about.layouts.map((one) => [one, one === "auto" ? "auto (tự chọn)" : one]);
    if (path === "theme" || path === "theme.base") return this.about.themes;
    if (name === "variant") {
      const { variants } = this.about.kinds.find((one) => one.kind === kind) ?? { variants: [] };
      return variants.length ? [["", "mặc định"], ...variants.map((one) => [one, one])] : null;
    }
    const words = way?.enum ?? (way?.const !== undefined ? [way.const] : null);
    if (!words || words.includes("true")) return null;
    const options = words.map((word) => [word, this.about.choices[word] ?? word]);
    return value === undefined || path === "numbers" ? [["", "—"], ...options] : options;
  }

  /* Fields within, and lists */

  nested(value, path, way, head, set, field) {
    if (!isFields(value)) set((value = {}));
    const names = Object.keys(way.properties);
    const legend = make("legend", { title: head.help }, head.label);
    const buttons = [];
    if (!head.required) {
      const button = this.remover(head.label, () => {
        set(undefined);
        this.restructured();
      });
      buttons.push(button);
    }
    const body = this.rows(value, path, way.title ?? "", way, names);
    return make("fieldset", { className: "nested f", data: { path } },
      make("div", { className: "head" }, legend, ...buttons), this.wrong(), ...body);
  }

  list(data, name, path, owner, way, head, set, kind) {
    const entries = isList(data[name]) ? data[name] : [];
    const put = () => set(entries.length ? entries : undefined);
    const called = this.about.entries[name] ?? "mục";
    const flat = !this.schema.ways(way.items).some((one) => one.properties || one.type === "array");
    const items = entries.map((_, at) => this.entry(entries, at, `${path}[${at}]`, way, called, put, flat, owner, name));
    const full = way.maxItems !== undefined && entries.length >= way.maxItems;
    const add = name === "blocks" && way.items.discriminator
      ? this.addBlock(entries, put, path)
      : this.adder(`Thêm ${called}`, full, () => {
          entries.push(this.schema.fresh(way.items, entries.at(-1)));
          put();
          this.restructured(`${path}[${entries.length - 1}]`);
        });
    const box = make("fieldset", { className: `list f${flat ? " flat" : ""}`, data: { path } });
    if (path === "blocks") box.append(make("legend", { className: "unseen" }, head.label));
    else {
      const clear = head.required ? "" : this.remover(head.label, () => (set(undefined), this.restructured()));
      box.append(make("div", { className: "head" }, make("legend", { title: head.help }, head.label), clear));
    }
    box.append(this.wrong(), make("ol", {}, ...items), add);
    return box;
  }

  entry(entries, at, path, way, called, put, flat, owner, name) {
    const value = entries[at];
    const shape = this.shapeOf(way.items, value);
    const label = `${capital(called)} ${at + 1}`;
    const tools = make("div", { className: "moves" },
      this.tool("up", `Đưa ${label} lên`, at === 0, () => this.move(entries, at, -1, put, path)),
      this.tool("down", `Đưa ${label} xuống`, at === entries.length - 1, () => this.move(entries, at, 1, put, path)),
      this.remover(label, () => {
        entries.splice(at, 1);
        put();
        this.restructured();
      }));
    if (shape?.properties) {
      const kind = value.kind ?? "";
      const about = this.about.kinds.find((one) => one.kind === kind);
      const rows = this.rows(value, path, shape.title ?? "", shape, Object.keys(shape.properties), kind);
      const title = about ? `${label}: ${about.name}` : label;
      if (path.startsWith("blocks") && !path.includes(".")) {
        const summary = make("summary", {}, make("b", {}, title), make("small", {}, this.gist(value)));
        const details = make("details", { className: "body", open: !this.closed?.has(path) }, summary, tools, ...rows);
        details.addEventListener("toggle", () => {
          this.closed ??= new Set();
          this.closed[details.open ? "delete" : "add"](path);
        });
        return make("li", { className: "block f", data: { path } }, this.wrong(), details);
      }
      return make("li", { className: "item f", data: { path }, role: "group", "aria-label": title },
        make("div", { className: "head" }, make("span", {}, title), tools), this.wrong(), ...rows);
    }
    if (isList(value)) {
      const inner = this.schema.deref(shape);
      const cells = value.map((cell, place) => this.cell(value, place, `${path}[${place}]`, put, `${label}, ô ${place + 1}`));
      const wider = this.adder("Thêm ô", inner.maxItems !== undefined && value.length >= inner.maxItems, () => {
        value.push("");
        put();
        this.restructured(`${path}[${value.length - 1}]`);
      });
      const narrower = this.tool("remove", "Bỏ ô cuối", value.length <= 1, () => {
        value.pop();
        put();
        this.restructured();
      });
      return make("li", { className: "item f", data: { path } },
        make("div", { className: "head" }, make("span", {}, label), tools), this.wrong(),
        make("div", { className: "cells" }, ...cells), make("div", { className: "more" }, wider, narrower));
    }
    return make("li", { className: "one" }, this.cell(entries, at, path, put, label), tools);
  }

  shapeOf(schema, value) {
    const { discriminator } = schema;
    if (!discriminator) return this.schema.way(schema, value);
    const reference = discriminator.mapping[value?.kind];
    return reference ? this.schema.deref({ $ref: reference }) : { properties: {}, title: "" };
  }

  cell(entries, at, path, put, label) {
    const input = make("textarea", { value: entries[at] ?? "", rows: 1, spellcheck: false, data: { path }, "aria-label": label });
    input.addEventListener("input", () => {
      entries[at] = input.value;
      put();
      this.changed(false);
    });
    return make("div", { className: "field f", data: { path } }, input, this.wrong());
  }

  gist(value) {
    const first = isList(value.items) ? value.items[0] : null;
    return value.title ?? (isFields(first) ? (first.label ?? first.title ?? first.text ?? "") : "");
  }

  addBlock(entries, put, path) {
    const options = this.about.kinds.map((one) => make("option", { value: one.kind, title: one.about }, one.name));
    const select = make("select", { "aria-label": "Loại khối mới" }, make("option", { value: "" }, "Thêm khối…"), ...options);
    select.addEventListener("change", () => {
      const found = this.about.kinds.find((one) => one.kind === select.value);
      if (!found) return;
      entries.push({ kind: found.kind, ...this.schema.fresh({ $ref: found.ref }) });
      put();
      this.restructured(`${path}[${entries.length - 1}]`);
    });
    return make("div", { className: "field adder" }, select);
  }

  adder(text, disabled, done) {
    const button = make("button", { type: "button", className: "chip", disabled }, icon("add"), text);
    button.addEventListener("click", done);
    return button;
  }

  tool(name, label, disabled, done) {
    const button = make("button", { type: "button", className: "tool", disabled, title: label, "aria-label": label }, icon(name));
    button.addEventListener("click", (event) => {
      event.preventDefault();
      done();
    });
    return button;
  }

  remover(label, done) {
    return this.tool("remove", `Xóa ${label}`, false, done);
  }

  move(entries, at, step, put, path) {
    const [moved] = entries.splice(at, 1);
    entries.splice(at + step, 0, moved);
    put();
    this.restructured();
    const place = path.replace(/\[\d+\]$/, `[${at + step}]`);
    const home = this.home.querySelector(`.f[data-path="${CSS.escape(place)}"], [data-path="${CSS.escape(place)}"]`);
    const buttons = all(".moves .tool", home?.closest("li") ?? this.home);
    (step < 0 ? buttons[0] : buttons[1])?.focus();
  }

  restructured(focus) {
    this.changed(true);
    this.draw();
    if (focus) this.focus(focus);
  }

  /** Put the focus on a field, or on the first input within it, opened and in sight. */
  focus(path) {
    const exact = all("input, select, textarea", this.home).find((one) => one.dataset.path === path);
    const home = all(".f", this.home).find((one) => one.dataset.path === path);
    const target = exact ?? home?.querySelector("input, select, textarea") ?? home?.querySelector("button");
    if (!target) return false;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Set problems beside their fields; return those that have no place. */
  show(problems, said) {
    for (const box of all(".wrong", this.home)) box.replaceChildren();
    for (const one of all("[aria-invalid]", this.home)) one.removeAttribute("aria-invalid");
    const rest = [];
    for (const problem of problems) {
      let home = null;
      for (let path = problem.where; path && !home; path = path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
        home = all(".f", this.home).find((one) => one.dataset.path === path);
      }
      if (!home) {
        rest.push(problem);
        continue;
      }
      const exact = home.dataset.path === problem.where;
      home.querySelector(".wrong").append(make("p", {}, said(exact ? { ...problem, where: "" } : problem)));
      if (exact) home.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    }
    return rest;
  }
}
