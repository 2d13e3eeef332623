/* Where cookies are off, or a learning platform shows a page in a frame of its own, asking
   for storage raises an error, on which the theme's scripts would stop. */
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].setItem("try", "");
    window[name].removeItem("try");
  } catch {
    const kept = new Map();
    const value = {
      getItem: (key) => kept.get(String(key)) ?? null,
      setItem: (key, text) => void kept.set(String(key), String(text)),
      removeItem: (key) => void kept.delete(String(key)),
      clear: () => kept.clear(),
      key: (place) => [...kept.keys()][place] ?? null,
      get length() { return kept.size; },
    };
    Object.defineProperty(window, name, { value, configurable: true });
  }
}
