// Buttons that copy a field or an element's words (`data-copy` names it), on a page as it was loaded
// and in what htmx swaps in. Without scripting they stay hidden, and what they copy can be selected
// and copied by hand.

function select(source) {
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
}

async function copy(source) {
  // The clipboard is closed to pages on plain HTTP; there the selection is copied.
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    return true;
  }
  select(source);
  return document.execCommand("copy");
}

function offer(button) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy(source).catch(() => false);
    status.textContent = copied ? button.dataset.copied : "";
    if (!copied) select(source);
  });
}

function offerAll() {
  document.querySelectorAll("[data-copy][hidden]").forEach(offer);
}

offerAll();
document.addEventListener("htmx:load", offerAll);
