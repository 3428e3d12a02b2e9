// Says so where htmx got no answer, or one that it shows nowhere: beside what was pressed, and in
// the live region. What the page asks for by itself fails in silence and is asked for again.

// Of these the page is shown (`responseHandling` in base.html).
const SHOWN = [403, 404];
const PLACES = ".tick, form, nav, aside, p, div";

// The cause of a request that a person made; undefined for one that nobody did.
function causeOf(event) {
  const cause = event.detail.requestConfig?.triggeringEvent;
  return cause?.isTrusted ? cause : undefined;
}

function announce(words) {
  document.getElementById("status").textContent = words;
}

function takeBack() {
  const told = document.getElementById("no-answer");
  if (told && document.getElementById("status").textContent === told.textContent) announce("");
  told?.remove();
}

function tell(event, kind) {
  const cause = causeOf(event);
  if (!cause) return;
  const pressed = cause.submitter ?? cause.target;
  takeBack();
  const told = document.getElementById(`no-answer-${kind}`).content.firstElementChild.cloneNode(true);
  (pressed.closest(PLACES) ?? pressed).after(told);
  told.scrollIntoView({ block: "nearest" });
  announce(told.textContent);
  // Ticks that were not kept are taken out again.
  if (cause.type === "change") event.detail.elt.reset();
  // A button that was disabled while it waited has lost the focus.
  if (document.activeElement === document.body) pressed.focus();
}

// What was kept is what the form goes back to when a later change is not.
function keepTicks(form, sent) {
  for (const box of form.elements) {
    if (box.type === "checkbox") box.defaultChecked = sent.getAll(box.name).includes(box.value);
  }
}

document.addEventListener("htmx:sendError", (event) => tell(event, "sent"));
document.addEventListener("htmx:timeout", (event) => tell(event, "sent"));
document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, failed, xhr, elt, requestConfig } = event.detail;
  if (failed && !SHOWN.includes(xhr.status)) tell(event, "fault");
  if (!successful || !causeOf(event)) return;
  takeBack();
  if (causeOf(event).type === "change") keepTicks(elt, requestConfig.formData);
});
