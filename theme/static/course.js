"use strict";
// The theme lets the Tab key stop at boxes that scroll, but looks for them only when a
// page opens or its width changes. What was folded then is looked at when it unfolds.
for (const event of ["toggle", "click"]) {
  document.addEventListener(event, ({ target }) => {
    if (event === "toggle" || target.closest?.(".dropdown")) {
      window.dispatchEvent(new Event("resize"));
    }
  }, true);
}

// The theme takes the focus off these buttons when they are pressed, so that their names
// go away. Who works by keyboard would lose the place on the page.
const TOGGLES = ".theme-switch-button, .search-button, .primary-toggle, .secondary-toggle";
for (const button of document.querySelectorAll(TOGGLES)) {
  button.blur = () => {
    if (!button.matches(":focus-visible")) HTMLElement.prototype.blur.call(button);
  };
}

// A button's name is made ready when it is first pointed at or has the focus: to make
// them all when a page opens takes longer than any other part of the theme's script.
for (const event of ["focusin", "pointerover"]) {
  document.addEventListener(event, ({ target }) => {
    const named = target.closest?.("[data-named]");
    if (named) window.bootstrap?.Tooltip.getOrCreateInstance(named, { delay: { show: 500, hide: 100 } });
  }, true);
}

// Escape hides the name of a button; Bootstrap waits until pointer and focus are gone.
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const element of document.querySelectorAll("[aria-describedby^='tooltip']")) {
    element.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    element.dispatchEvent(new MouseEvent("mouseout", { bubbles: true }));
  }
});

// What a link or a search leads to may be folded.
function unfold(element) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
}

function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("details:not([open])")) return;
  unfold(target);
  target.scrollIntoView();
}
window.addEventListener("hashchange", unfoldTarget);
unfoldTarget();

// Words that were searched for are marked in the text alone, until Escape or a press of
// the button; the address forgets them, so that no other page shows them.
const sought = new URLSearchParams(location.search).get("highlight");
if (sought) {
  history.replaceState({}, "", location.pathname + location.hash);
  const article = document.querySelector("article.bd-article");
  const words = (sought.toLowerCase().match(/[\p{L}\p{N}_.]{3,}/gu) ?? [])
    .map((word) => word.replace(/(?:ing|es|s)$/, ""));
  const ranges = [];
  const walker = article && words.length && window.CSS?.highlights
    ? document.createTreeWalker(article, NodeFilter.SHOW_TEXT) : undefined;
  while (walker?.nextNode()) {
    const text = walker.currentNode.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length) {
    CSS.highlights.set("found", new Highlight(...ranges));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "live-button unmark";
    button.textContent = "Hide the marks";
    const unmark = () => {
      CSS.highlights.delete("found");
      button.remove();
    };
    button.addEventListener("click", unmark);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && unmark());
    article.prepend(button);
    if (!location.hash) unfold(ranges[0].startContainer.parentElement);
  }
}

// On a phone the contents cover the page: a tap on an entry leads there, so they close.
document.addEventListener("click", ({ target }) => {
  target.closest?.("dialog[open] a[href*='#']")?.closest("dialog").close();
});

// An iPhone's browser has no full screen.
if (!document.fullscreenEnabled) {
  for (const button of document.querySelectorAll(".btn-fullscreen-button")) button.remove();
}

// Paper is light, whatever the screen is.
const { dataset } = document.documentElement;
let onScreen = dataset.theme;
window.addEventListener("beforeprint", () => {
  onScreen = dataset.theme;
  dataset.theme = "light";
});
window.addEventListener("afterprint", () => {
  dataset.theme = onScreen;
});
