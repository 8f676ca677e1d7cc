/* Keeps the place when the language changes, shows what says the same, links
 * to places and cites them. All can be read without. */
(() => {
  "use strict";

  const { recall, remember } = diglot;
  const byId = id => document.getElementById(id);
  const one = selector => document.querySelector(selector);
  const all = (selector, within = document) =>
    [...within.querySelectorAll(selector)];
  const make = (name, values) =>
    Object.assign(document.createElement(name), values);
  const main = byId("_main");

  const on = (name, act) => main.addEventListener(name, act);

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
    const element = scrollY > 8 && find();
    if (link) {
      link.hash = element ? element.id : location.hash;
    }
    if (link && element) {
      const { top } = element.getBoundingClientRect();
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

  /* Chapters that were read, in any language of an edition. */

  const rail = one(".rail h2 a");
  const contents = one(".parts");
  const start = one(".ways .start");
  const view = new URL(".", rail || location).pathname;
  const edition = view.replace(/[^/]+\/$/, "");
  const read = recall("localStorage", "diglot-read");
  const { seen: known, last } = read[edition] || {};
  const seen = Array.isArray(known) ? known : [];

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

  /* Stops: sentences on a page of two languages, else blocks. */

  const parallel = document.body.classList.contains("parallel");
  const isStop = parallel
    ? ".pair .seg, .pair > :is(.first, .second):not(:has(.seg))"
    : ".text :is(p, dt, li, li > span, dd > span)[id]:not([id^='_'], :has(> [id]:is(p, span)))";

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
    on(name, event => light(event.target.closest(isStop)));
  }
  on("pointerleave", () => light(null));

  /* The text is one tab stop; arrow keys go on from there. */

  const stops = all(isStop, main);
  const isSeen = element => element.getClientRects().length;
  let current = null;

  function enter(stop = stops.find(isSeen)) {
    current?.removeAttribute("tabindex");
    current = stop;
    current?.setAttribute("tabindex", "0");
  }

  function step(from, by) {
    const side = from.closest(".second") ? ".second" : ".first";
    const row = parallel ? stops.filter(stop => stop.closest(side)) : stops;
    return row[row.indexOf(from) + by];
  }

  enter();
  one(".show")?.addEventListener("change", () => enter());
  on("keydown", event => {
    const { target: stop, key } = event;
    if (!stop.matches(isStop) || event.altKey || event.ctrlKey ||
        event.metaKey || !/^(Enter|Arrow(Left|Right))$/.test(key)) {
      return;
    }
    const back = getComputedStyle(stop).direction === "rtl" ? "ArrowRight"
      : "ArrowLeft";
    const next = key !== "Enter" ? step(stop, key === back ? -1 : 1)
      : parallel && twins(stop).find(twin => twin !== stop && isSeen(twin));
    event.preventDefault();
    if (next) {
      enter(next);
      next.focus();
    } else if (key === "Enter" && !parallel) {
      reveal(stop, others[0]);
    }
  });

  /* Next in tab order: the permalink of the focused block. */
  on("focusin", event => {
    const block = event.target.closest(".text [id]");
    const link = block && one(
      `.permalink[tabindex][href="#${block.id}"]`);
    link?.removeAttribute("tabindex");
    link?.removeAttribute("aria-hidden");
  });

  /* Counterparts come from the search's data. */

  const offer = byId("_tools")?.content;
  const others = offer ? all("[data-texts]", offer) : [];
  const texts = {}, loads = {};

  window.diglotTexts = (lang, { chapters }) => {
    texts[lang] = Object.assign({}, ...chapters.map(chapter => chapter.texts));
  };

  const load = src => new Promise(onload => document.head.append(
    make("script", { src, onload, onerror: onload })));

  async function reveal(block, other, follow) {
    const shown = block.querySelector(":scope > .counterpart");
    shown?.remove();
    if (!other || shown?.lang === other.lang) {
      return;
    }
    const { lang, dir, dataset } = other;
    await (loads[lang] ??= load(dataset.texts));
    const textContent = texts[lang]?.[block.id];
    block.querySelector(":scope > .counterpart")?.remove();
    if (textContent) {
      block.append(
        make("span", { className: "counterpart", lang, dir, textContent }));
    } else if (follow) {
      location = `${dataset.href}#${block.id}`;
    }
  }

  /* A permalink opens what can be done at its place. */

  const dialog = byId("_cite");
  let tools = null, opener = null;

  const subject = () => byId(opener.hash.slice(1));

  function shut() {
    tools?.remove();
    opener?.setAttribute("aria-expanded", "false");
    tools = null;
  }

  function open(link) {
    shut();
    opener = link;
    tools = offer.firstElementChild.cloneNode(true);
    if (!subject().matches(isStop)) {
      all("[data-texts]", tools).forEach(button => button.remove());
    }
    link.setAttribute("aria-expanded", "true");
    link.after(tools);
    history.replaceState(null, "", link.hash);
    tools.firstElementChild.focus();
  }

  function address() {
    const canonical = one("link[rel=canonical]");
    return (canonical || location).href.split("#")[0] + opener.hash;
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(address());
      button.textContent = button.dataset.done;
    } catch {
      prompt(button.textContent, address());
    }
  }

  function cite() {
    const now = new Date(), month = now.getMonth();
    for (const span of all(".accessed", dialog)) {
      const { pattern, months } = span.dataset;
      const known = { year: now.getFullYear(), month: month + 1,
        day: now.getDate(), month_name: months?.split("|")[month] };
      /* Swedish dates are those of ISO 8601. */
      span.textContent = pattern?.replace(/{(\w+)}/g, (_, name) => known[name])
        ?? now.toLocaleDateString("sv");
    }
    if (/^http/.test(address())) {
      all(".address", dialog).forEach(place => place.textContent = address());
    }
    dialog.showModal();
  }

  on("click", event => {
    const at = selector => event.target.closest(selector);
    const link = at(".permalink"), button = at(".tools button");
    if (button?.dataset.texts) {
      reveal(subject(), button, true);
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
