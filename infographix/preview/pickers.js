// Fields that are picked from what there is: icons by words, formats by ticking.
import { isList } from "/preview/schema.js";
import { all, get, make } from "/web/page.js";

/** Offer names of icons for the words that are typed. */
export function suggest(input) {
  const list = make("datalist", { id: `icons-${input.dataset.path}` });
  input.setAttribute("list", list.id);
  input.after(list);
  let asked = 0;
  input.addEventListener("input", async () => {
    const mine = ++asked;
    const { data } = await get(`/api/icons?q=${encodeURIComponent(input.value)}`);
    if (mine !== asked || !isList(data)) return;
    list.replaceChildren(...data.map((one) => make("option", { value: one.name }, one.words)));
    input.after(list);
  });
}

/** Return a box to tick for every format; those of the spec keep their order. */
export function formatBoxes(form, data, shared) {
  const chosen = typeof data.formats === "string" ? data.formats.split(/[\s,]+/) : (data.formats ?? []);
  const boxes = Object.entries(form.about.formats).map(([name, one]) => {
    const box = make("input", { type: "checkbox", value: name, checked: chosen.includes(name), ...shared });
    box.addEventListener("change", () => {
      const picked = all("input", home).filter((one) => one.checked).map((one) => one.value);
      const unknown = chosen.filter((one) => !form.about.formats[one]);
      const kept = chosen.filter((one) => picked.includes(one));
      const next = [...kept, ...picked.filter((one) => !kept.includes(one)), ...unknown];
      if (next.length) form.schema.put(data, form.about.schema, "formats", next);
      else delete data.formats;
      chosen.splice(0, chosen.length, ...next);
      form.changed(false);
    });
    return make("label", {}, box, ` ${one.title} `, make("small", {}, `${one.width}×${one.height}`));
  });
  const home = make("div", { className: "boxes", role: "group", "aria-label": "Định dạng" }, ...boxes);
  return home;
}
