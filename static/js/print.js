// A button that opens the browser's own dialog for printing; without scripting it stays hidden.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
