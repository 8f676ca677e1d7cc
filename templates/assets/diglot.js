/* Remembers choices, keeps the place when the language changes, lights up
 * sentences that say the same, and lets every place be linked to, cited and
 * read in another language. Everything can be read without. */
(() => {
  "use strict";

  const byId = id => document.getElementById(id);
  const all = (selector, within = document) =>
    [...within.querySelectorAll(selector)];
  const main = byId("_main");
  const target = byId("_target");

  /* Pages under latest/ hand their fragment on. */
  if (target) {
    if (location.hash) {
      location.replace(target.href + location.hash);
    }
    return;
  }

  /* Storage can be forbidden; then nothing is remembered. */
  function recall(store, key) {
    try {
      return JSON.parse(window[store].getItem(key)) || {};
    } catch {
      return {};
    }
  }

  function remember(store, key, value) {
    try {
      window[store].setItem(key, JSON.stringify(value));
    } catch { /* as said */ }
  }

  /* Choices: the style sheet reads the inputs; here they are remembered. */

  const choices = recall("localStorage", "diglot");
  for (const input of all(".page-header input, .show input")) {
    const [, name, value] = input.id.split(/[_-]/);
    if (value ? choices[name] === value : choices[name]) {
      input.checked = true;
    }
    input.addEventListener("change", () => {
      choices[name] = value || input.checked;
      remember("localStorage", "diglot", choices);
    });
  }

  if (!main) {
    return;
  }

  /* The place: the block that begins nearest to the upper edge. */

  function find() {
    let best = null, least = Infinity;
    for (const element of all(".text [id]:not([id^='_'])", main)) {
      const box = element.getBoundingClientRect();
      const away = Math.abs(box.top);
      if (box.height && box.bottom > 0 && away <= least) {
        least = away;
        best = element;
      }
    }
    return best;
  }

  byId("_languages")?.addEventListener("click", event => {
    const link = event.target.closest("a");
    const element = link && scrollY > 8 && find();
    if (element) {
      const { top } = element.getBoundingClientRect();
      link.hash = element.id;
      remember("sessionStorage", "diglot-place", { id: element.id, top });
    }
  });

  const place = recall("sessionStorage", "diglot-place");
  if (place.id && location.hash === "#" + place.id && byId(place.id)) {
    const restore = () => {
      const { top, height } = byId(place.id).getBoundingClientRect();
      /* A text that is shorter in this language stays in sight. */
      const wanted = Math.max(place.top, 16 - height);
      scrollBy({ top: top - wanted, behavior: "instant" });
    };
    remember("sessionStorage", "diglot-place", {});
    restore();
    addEventListener("load", restore);
  }

  /* Chapters that were read, the same in every language of an edition. */

  const rail = document.querySelector(".rail h2 a");
  const contents = document.querySelector(".parts");
  const start = document.querySelector(".ways .start");
  const view = new URL(".", rail || location).pathname;
  const edition = view.replace(/[^/]+\/$/, "");
  const read = recall("localStorage", "diglot-read");
  const { seen = [], last } = read[edition] || {};

  if (rail) {
    const name = location.pathname.slice(view.length);
    read[edition] = { seen: [...new Set([...seen, name])], last: name };
    remember("localStorage", "diglot-read", read);
  }
  for (const link of contents ? all("a", contents) : []) {
    const name = link.pathname.slice(view.length);
    if (seen.includes(name)) {
      link.classList.add("seen");
      link.title = contents.dataset.seen;
    }
    if (name === last && start) {
      start.href = link.href;
      start.textContent = start.dataset.again;
    }
  }

  /* Stops: on a page of two languages a sentence, or a text that is one; on a
   * page of one language a block. */

  const parallel = document.body.classList.contains("parallel");
  const isStop = parallel
    ? ".pair .seg, .pair > :is(.first, .second):not(:has(.seg))"
    : ".text :is(p, li, dt, dd)[id]:not([id^='_'])";

  function twins(stop) {
    const number = stop.dataset.s;
    return all(number ? `[data-s="${number}"]`
      : ":scope > :is(.first, .second)", stop.closest(".pair"));
  }

  let lit = [];

  function light(stop) {
    if (stop && lit.includes(stop)) {
      return;
    }
    lit.forEach(element => element.classList.remove("lit"));
    lit = stop && parallel ? twins(stop) : [];
    lit.forEach(element => element.classList.add("lit"));
  }

  for (const name of ["pointerover", "focusin"]) {
    main.addEventListener(name, event => light(event.target.closest(isStop)));
  }
  main.addEventListener("pointerleave", () => light(null));

  /* The text is one stop of the tab key; the arrow keys go on from there. */

  const stops = all(isStop, main);
  let current = stops[0];

  function go(stop) {
    current.removeAttribute("tabindex");
    current = stop;
    current.tabIndex = 0;
    current.focus();
  }

  function step(from, by) {
    const side = from.closest(".second") ? ".second" : ".first";
    const row = parallel ? stops.filter(stop => stop.closest(side)) : stops;
    return row[row.indexOf(from) + by];
  }

  if (current) {
    current.tabIndex = 0;
  }
  main.addEventListener("keydown", event => {
    const { target: stop, key } = event;
    if (!stop.matches(isStop) || event.altKey || event.ctrlKey ||
        event.metaKey || !/^(Enter|Arrow(Left|Right))$/.test(key)) {
      return;
    }
    const back = getComputedStyle(stop).direction === "rtl" ? "ArrowRight"
      : "ArrowLeft";
    const next = key !== "Enter" ? step(stop, key === back ? -1 : 1)
      : parallel && twins(stop).find(twin => twin !== stop &&
        twin.getClientRects().length);
    event.preventDefault();
    if (next) {
      go(next);
    } else if (key === "Enter" && !parallel) {
      reveal(stop, others[0]);
    }
  });

  /* Next in the tab order is the permalink of the block with the focus. */
  main.addEventListener("focusin", event => {
    const link = event.target.closest(".text [id]")
      ?.querySelector(":scope > .permalink[tabindex]");
    link?.removeAttribute("tabindex");
    link?.removeAttribute("aria-hidden");
  });

  /* The text of a block in another language comes from the search's data. */

  const offer = byId("_tools")?.content;
  const others = offer ? all("[data-texts]", offer) : [];
  const texts = {};

  function load(other) {
    window.diglotTexts = (lang, { chapters }) => {
      texts[lang] = Object.assign({}, ...chapters.map(one => one.texts));
    };
    return new Promise(onload => document.head.append(
      Object.assign(document.createElement("script"),
        { src: other.dataset.texts, onload, onerror: onload })));
  }

  async function reveal(block, other) {
    const shown = block.querySelector(":scope > .counterpart");
    if (shown || !other) {
      shown?.remove();
      return;
    }
    if (!texts[other.lang]) {
      await load(other);
    }
    const { lang, dir, dataset } = other;
    const textContent = texts[lang]?.[block.id];
    if (textContent) {
      block.append(Object.assign(document.createElement("span"),
        { className: "counterpart", lang, dir, textContent }));
    } else {
      location = `${dataset.href}#${block.id}`;
    }
  }

  /* What can be done at a place: its permalink opens a few buttons. */

  const dialog = byId("_cite");
  let tools = null, opener = null;

  function shut() {
    tools?.remove();
    opener?.setAttribute("aria-expanded", "false");
    tools = null;
  }

  function open(link) {
    shut();
    opener = link;
    tools = offer.firstElementChild.cloneNode(true);
    if (!link.parentElement.matches(isStop)) {
      all("[data-texts]", tools).forEach(button => button.remove());
    }
    link.setAttribute("aria-expanded", "true");
    link.after(tools);
    history.replaceState(null, "", link.hash);
    tools.firstElementChild.focus();
  }

  function address() {
    const canonical = document.querySelector("link[rel=canonical]");
    return (canonical || location).href.split("#")[0] + opener.hash;
  }

  function copyAnyhow(text) {
    const area = document.createElement("textarea");
    area.value = text;
    tools.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(address());
    } catch {
      copyAnyhow(address());
    }
    button.textContent = button.dataset.done;
    button.focus();
  }

  function cite() {
    const now = new Date();
    const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(n => String(n).padStart(2, "0")).join("-");
    const words = { day: "numeric", month: "long", year: "numeric" };
    for (const day of all(".accessed", dialog)) {
      const { lang } = day.closest("[lang]");
      day.textContent = day.matches(".words")
        ? now.toLocaleDateString(lang === "en" ? "en-GB" : lang, words) : iso;
    }
    if (/^http/.test(address())) {
      all(".address", dialog).forEach(place => place.textContent = address());
    }
    dialog.showModal();
  }

  main.addEventListener("click", event => {
    const at = selector => event.target.closest(selector);
    const link = at(".permalink"), button = at(".tools button");
    if (button?.dataset.texts) {
      reveal(opener.parentElement, button);
      shut();
    } else if (button) {
      (button.dataset.do === "cite" ? cite : copy)(button);
    } else if (link && offer && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (tools && opener === link) {
        shut();
      } else {
        open(link);
      }
    } else {
      shut();
      /* A tap shows the other language where nothing can hover. */
      if (!parallel && at(isStop) && !at("a") && getSelection().isCollapsed &&
          matchMedia("(hover: none)").matches) {
        reveal(at(isStop), others[0]);
      }
    }
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && tools) {
      shut();
      opener.focus();
    }
  });
})();
