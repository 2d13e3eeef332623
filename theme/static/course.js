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

// Opened from a folder, a page may not read its neighbors: the search lists the pages
// it found, without a sentence of each, instead of failing once for every one.
if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}
