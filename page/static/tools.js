// What is loaded with the first cell that is run or edited.
import { pageEditor } from "./editor.js";
import { show } from "./show.js";

Object.assign(window.pagePython, { show, pageEditor });
