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
