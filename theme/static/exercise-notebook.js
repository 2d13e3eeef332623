/* An exercise's notebook as text: answers put into it, and read from anybody's file. */
(function (page) {
  "use strict";

  // The largest answers and files that the course's grader reads, too.
  const LONGEST = 200000;
  const LARGEST = 20e6;
  const SLUG = /^\d\d-[a-z-]{1,60}$/;

  /** Lines of a cell as a notebook's file has them, each with its end. */
  const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

  /**
   * Put answers into the released notebook; not a byte of the rest changes.
   * `pieces` are text and names of tasks in turn; `answers` maps names to texts.
   */
  function made(pieces, answers) {
    return pieces.map((piece, i) => (i % 2
      ? JSON.stringify(lines(answers.get(piece)), null, 1).replace(/\n/g, "\n   ")
      : piece)).join("");
  }

  const isObject = (value) => typeof value === "object" && value !== null;
  const own = (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

  /** The text of a cell, of whatever form; undefined if it has none. */
  function sourceOf(cell) {
    const source = own(cell, "source");
    if (typeof source === "string") return source;
    const isList = Array.isArray(source) && source.every((line) => typeof line === "string");
    return isList ? source.join("") : undefined;
  }

  /** The task that a cell answers: by nbgrader's label, by its id, by its first line. */
  function taskOf(cell, source, tasks) {
    const label = own(own(own(cell, "metadata"), "nbgrader"), "grade_id");
    const marked = /^\s*# task: (\w+)/.exec(source)?.[1];
    return [label, own(cell, "id"), marked].find((name) => tasks.includes(name));
  }

  /**
   * Read the answers from the text of a file.
   * Returns `answers`, a map from tasks to texts, or `fault`, a sentence.
   */
  function read(text, exercise, tasks) {
    let cells, metadata;
    try {
      const data = JSON.parse(text.replace(/^\ufeff/, ""));
      [cells, metadata] = [own(data, "cells"), own(data, "metadata")];
    } catch {
      return { fault: "This file is damaged, or is no notebook: save it anew in Jupyter or Colab, then choose it again." };
    }
    if (!Array.isArray(cells)) return { fault: "This file is no notebook: choose one whose name ends in .ipynb." };
    const slug = own(own(metadata, "neurons"), "exercise");
    if (slug !== exercise && SLUG.test(slug)) {
      return { fault: `This is the notebook of exercise ${slug}: open it on the page of that exercise.` };
    }
    const answers = new Map();
    for (const cell of cells) {
      const source = sourceOf(cell)?.replace(/\r\n?/g, "\n");
      const task = source?.trim() && taskOf(cell, source, tasks);
      if (task) answers.set(task, source);
    }
    if (!answers.size) return { fault: "This notebook has no answer to a task of this exercise: choose the one of this exercise." };
    const long = [...answers].find(([, source]) => source.length > LONGEST);
    if (long) return { fault: `The answer to ${long[0]} has more than ${LONGEST} characters: shorten it, then choose the file again.` };
    return { answers };
  }

  (page.neurons ??= {}).notebook = { LARGEST, made, read };
})(globalThis);
