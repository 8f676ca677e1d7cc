/* Sorts the figures of an edition: the heads of columns that can be sorted
 * become buttons. A press moves the rows of all tables into one, a second
 * turns it round, and a third, as the button above it, puts every row back
 * into its place. Without this the tables stand in the order of the text. */
(() => {
  "use strict";

  const sorted = document.getElementById("_sorted");
  const restore = document.getElementById("_restore");
  if (!sorted || !restore) {
    return;
  }
  const body = sorted.querySelector("tbody");
  const sections = [...document.querySelectorAll("section:has(> table.figure-table)")]
    .filter(section => section !== sorted);
  const rows = [...document.querySelectorAll("table.figure-table tbody > tr")];
  const homes = new Map(rows.map(row => [row, row.parentNode]));
  const places = new Map(rows.map((row, i) => [row, i]));
  const values = new Map(rows.map(row => [row, Number(row.dataset.value)]));

  /* Behind every unit: figures without one. */
  const LAST = "~";

  const byPlace = (a, b) => places.get(a) - places.get(b);
  const byKind = (a, b) => a.dataset.kind - b.dataset.kind;
  const byUnit = (a, b) => {
    const one = a.dataset.unit || LAST;
    const other = b.dataset.unit || LAST;
    return one < other ? -1 : Number(one > other);
  };
  const byValue = (a, b) => values.get(b) - values.get(a);

  /* Values can be compared within a unit only; the largest come first. */
  const orders = {
    kind: turned => (a, b) =>
      turned * byKind(a, b) || byPlace(a, b),
    value: turned => (a, b) =>
      byKind(a, b) || byUnit(a, b) || turned * byValue(a, b) || byPlace(a, b),
  };
  const now = { name: "", turned: 0 };

  function show(name, turned) {
    now.name = name;
    now.turned = turned;
    if (turned) {
      body.append(...[...rows].sort(orders[name](turned)));
    } else {
      rows.forEach(row => homes.get(row).append(row));
    }
    sorted.hidden = !turned;
    sections.forEach(section => {
      section.hidden = turned !== 0;
    });
    sorted.querySelectorAll("th[data-sort]").forEach(head => {
      const mine = turned && head.dataset.sort === name;
      const first = name === "value" ? "descending" : "ascending";
      const second = name === "value" ? "ascending" : "descending";
      if (mine) {
        head.setAttribute("aria-sort", turned > 0 ? first : second);
      } else {
        head.removeAttribute("aria-sort");
      }
    });
  }

  function press(name) {
    const next = now.name === name ? { "1": -1, "-1": 0 }[now.turned] ?? 1 : 1;
    show(name, next);
    const table = next ? sorted : document;
    const selector = `section:not([hidden]) th[data-sort="${name}"] button`;
    const button = next
      ? table.querySelector(`th[data-sort="${name}"] button`)
      : table.querySelector(selector);
    button.focus();
  }

  document.querySelectorAll("th[data-sort]").forEach(head => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => press(head.dataset.sort));
    head.append(button);
  });
  restore.addEventListener("click", () => {
    show("", 0);
    document.getElementById("_main").focus();
  });

  /* A link to a figure finds it in the order of the text. */
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row && sorted.hidden === false && !sorted.contains(row)) {
      show("", 0);
      row.scrollIntoView();
    }
  });
})();
