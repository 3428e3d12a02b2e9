// Asks for news of known incidents while a page of a walk is looked at, and shows them without moving
// anything: they lie at one edge of the window until they are closed, or until the next page.

const ASK_EVERY_MS = 9000;
const asker = () => document.querySelector("#incidents[hx-get]");
const root = document.documentElement;
let shown;

function ask() {
  if (!document.hidden && asker()) htmx.trigger(asker(), "ask");
}

// Where what has the focus would be hidden, they lie at the other edge.
function layOut(news) {
  const edge = news.getBoundingClientRect();
  const focused = document.activeElement;
  const { top, bottom } = focused.getBoundingClientRect();
  const isUnder = focused !== document.body && top < edge.bottom && bottom > 0;
  news.classList.toggle("incidents__news--below", isUnder);
  root.style.setProperty("--news-size", `${Math.ceil(edge.height)}px`);
}

// Then they stand where they would on a page that is loaded anew.
function close(news) {
  news.querySelector("[data-close]").remove();
  news.classList.remove("incidents__news", "incidents__news--below");
  document.getElementById("heading").focus({ preventScroll: true });
}

setInterval(ask, ASK_EVERY_MS);
document.addEventListener("visibilitychange", ask);

// What was shown before keeps its room.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== asker()) return;
  root.style.setProperty("--held-size", `${asker().getBoundingClientRect().height}px`);
});

document.addEventListener("htmx:afterSwap", () => {
  const news = document.querySelector(".incidents__news");
  if (news && news !== shown) layOut(news);
  shown = news;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-close]");
  if (button) close(button.closest(".incidents__news"));
});
