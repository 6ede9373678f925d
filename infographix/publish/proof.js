let silence;
function tell(text) {
  byId("said").textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (byId("said").textContent = ""), 2600);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const node = byId(button.dataset.copy);
  const lines = [...node.querySelectorAll("p")].map((line) => line.textContent);
  const text = lines.length ? lines.join("\n") : node.textContent;
  const done = await copied(text);
  tell(done ? "Đã sao chép" : "Chưa sao chép được: đã chọn sẵn, hãy nhấn Ctrl+C");
  button.focus();
  if (!done) getSelection().selectAllChildren(node);
});

byId("print").addEventListener("click", () => print());
document.addEventListener("submit", (event) => event.preventDefault());
