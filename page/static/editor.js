// An editor for Python, laid over a text area, which stays the home of the text.
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
} from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colors are those of the book's listings: the style sheet gives them.
const colors = HighlightStyle.define([
  { tag: tags.keyword, class: "code-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "code-string" },
  { tag: tags.comment, class: "code-comment" },
  { tag: tags.number, class: "code-number" },
  { tag: [tags.bool, tags.null], class: "code-keyword" },
]);

const tab = {
  key: "Tab",
  run(view) {
    if (!view.state.selection.main.empty) {
      return indentMore(view);
    }
    const { head } = view.state.selection.main;
    const column = head - view.lineBlockAt(head).from;
    view.dispatch(view.state.replaceSelection(" ".repeat(4 - (column % 4))), {
      scrollIntoView: true,
    });
    return true;
  },
  shift: indentLess,
};

let count = 0;

// Who comes by keyboard has to know how to leave.
function keysNote() {
  const note = document.createElement("span");
  note.className = "code-keys";
  note.id = `code-keys-${(count += 1)}`;
  note.textContent = "Tab indents; Escape, then Tab leaves.";
  return note;
}

/** Lay an editor over a text area.
 *
 * Tab indents until Escape is pressed: then it leaves the editor, as without one. A line
 * below says so.
 *
 * @param {HTMLTextAreaElement} area with an accessible name
 * @param {{run?: () => void}} keys what Shift-Enter and Ctrl-Enter do
 */
export function pageEditor(area, keys = {}) {
  const listeners = [];
  const note = keysNote();
  const run = () => {
    keys.run?.();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([
          { key: "Shift-Enter", run },
          { key: "Mod-Enter", run },
        ]),
        history(),
        lineNumbers(),
        python(),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(colors),
        keymap.of([tab, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({
          "aria-label": area.getAttribute("aria-label") ?? "Code",
          "aria-describedby": note.id,
          translate: "no",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            area.value = update.state.doc.toString();
            listeners.forEach((listener) => listener(area.value));
          }
        }),
      ],
    }),
  });
  area.hidden = true;
  area.after(view.dom);
  view.dom.append(note);
  // A page's own keys, such as `/` for its search, are text here.
  view.dom.addEventListener("keydown", (event) => event.stopPropagation());
  return {
    value: () => view.state.doc.toString(),
    set(text) {
      const all = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes: all });
    },
    onChange: (listener) => listeners.push(listener),
    focus(from, to = from) {
      view.focus();
      if (from !== undefined) {
        view.dispatch({ selection: { anchor: from, head: to } });
      }
    },
  };
}
