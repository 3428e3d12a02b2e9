// A button that copies the field beside it. Without scripting it stays hidden, and the field can
// be selected and copied by hand.

async function copy(field) {
  // The clipboard is closed to pages on plain HTTP; there the selection is copied.
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(field.value);
    return true;
  }
  field.select();
  return document.execCommand("copy");
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy(field).catch(() => false);
    status.textContent = copied ? button.dataset.copied : "";
    if (!copied) field.select();
  });
}
