// What both pages use: elements, calls to the server, what is said for a moment, news of changes.

export const byId = (id) => document.getElementById(id);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const token = document.querySelector("meta[name=token]").content;

/** Make an element: properties, then children; texts are never read as markup. */
export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "data") Object.assign(made.dataset, value);
    else if (name.startsWith("aria-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

/** Make an icon of the page's sheet. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

/** Return letters without tones and marks, small: what is searched in. */
export const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

export const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Call the server; `ok`, `status` and the answer's fields. A server that has gone says so. */
async function call(address, options) {
  try {
    const answer = await fetch(address, options);
    const text = await answer.text();
    let data = {};
    try {
      data = JSON.parse(text);
    } catch {
      data = { problems: [{ what: text.trim() }] };
    }
    return { ok: answer.ok, status: answer.status, data };
  } catch {
    return { ok: false, status: 0, data: { problems: [{ what: GONE }] } };
  }
}
export const GONE = "Chương trình đã dừng. Chạy lại lệnh rồi mở địa chỉ mới.";
export const get = (address) => call(address, {});
export const post = (address, body) => {
  const text = JSON.stringify(body);
  return call(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Infographix-Token": token },
    body: text,
    keepalive: text.length < KEPT, // it arrives though the page is left
  });
};
const KEPT = 20_000; // characters; browsers allow 64 kB

/** Return one line that says what is wrong. */
export function said(problem) {
  const parts = [problem.where && `${problem.where}:`, problem.what];
  if (problem.found) parts.push(`· ${problem.found}`);
  if (problem.allowed) parts.push(`· cho phép: ${problem.allowed}`);
  if (problem.hint) parts.push(`· gợi ý: ${problem.hint}`);
  return parts.filter(Boolean).join(" ");
}

let silence;
/** Say something for a moment; screen readers hear it too. */
export function tell(text, bad = false) {
  const toast = byId("said");
  (document.querySelector("dialog[open]") ?? document.body).append(toast);
  toast.textContent = text;
  toast.classList.toggle("bad", bad);
  clearTimeout(silence);
  silence = setTimeout(() => (toast.textContent = ""), bad ? 8000 : 3500);
}

/** Hear of each new version; `gone` is called with whether the server is away. */
export function watch(changed, gone = () => {}) {
  const source = new EventSource("/changes");
  source.onmessage = (event) => {
    gone(false);
    changed(event.data);
  };
  source.onerror = () => gone(true);
}

export const count = (number) => number.toLocaleString("vi-VN");
export const kilobytes = (bytes) => `${count(Math.max(1, Math.round(bytes / 1000)))} kB`;
export const SEVERITIES = { error: "Lỗi", warning: "Cảnh báo", advice: "Gợi ý" };
