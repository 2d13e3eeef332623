// What a cell shows, as elements of the page. HTML is cut to an allow-list by DOMPurify
// before it is shown: a cell may hold another person's text.
import DOMPurify from "dompurify";

const SETTINGS = {
  USE_PROFILES: { html: true, mathMl: true, svg: true, svgFilters: true },
  FORBID_TAGS: ["button", "form", "input", "link", "base", "select", "style", "textarea"],
  RETURN_DOM_FRAGMENT: true,
};
const ADDRESSES = ["action", "background", "href", "poster", "src", "srcset", "xlink:href"];

// What is shown may refer to its own parts and bring its own pictures, and name no other
// place from which something would be loaded.
DOMPurify.addHook("uponSanitizeAttribute", (node, data) => {
  const isLink = data.attrName === "href" && node.localName === "a";
  const isOwn = /^(#|data:image\/(png|svg\+xml)[;,])/.test(data.attrValue);
  if (ADDRESSES.includes(data.attrName) && !isLink && !isOwn) {
    data.keepAttr = false;
  }
  // Also with escapes, and by the other functions of CSS that load.
  const loads = /\\|@import|image|src\(|url\(\s*["']?(?!#)/i;
  if (data.attrName === "style" && loads.test(data.attrValue)) {
    data.keepAttr = false;
  }
});

function plain(className, data) {
  const pre = document.createElement("pre");
  pre.textContent = data;
  pre.className = className;
  pre.translate = false;
  return pre;
}

function rich(data) {
  const box = document.createElement("div");
  box.className = "output text_html";
  box.append(DOMPurify.sanitize(data, SETTINGS));
  // The corner of a table of pandas is no header.
  for (const corner of box.querySelectorAll("th:empty")) {
    corner.replaceWith(document.createElement("td"));
  }
  return box;
}

// A picture in an `img` runs no script and loads nothing, and its styles stay its own.
function picture(data, alt) {
  const box = document.createElement("div");
  const img = document.createElement("img");
  img.src = `data:image/svg+xml,${encodeURIComponent(data.slice(data.indexOf("<svg")))}`;
  img.alt = alt || "The figure that this cell draws";
  box.className = "output image_svg";
  box.append(img);
  return box;
}

const KINDS = {
  text: (data) => plain("output stream", data),
  stderr: (data) => plain("output stderr", data),
  error: (data) => plain("output error", data),
  html: rich,
  svg: picture,
  stopped: (data) => plain("output stopped", data),
};

/** Fill an element with outputs.
 *
 * @param {{kind: string, data: string}[]} outputs
 * @param {Element} element
 * @param {string} [alt] words for pictures
 */
export function show(outputs, element, alt) {
  const known = outputs.filter((one) => Object.hasOwn(KINDS, one.kind));
  element.replaceChildren(...known.map((one) => KINDS[one.kind](one.data, alt)));
  // What scrolls sideways does so by keyboard, too.
  for (const box of element.children) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    }
  }
}
