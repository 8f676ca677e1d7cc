/* Searching an edition, offline: MiniSearch finds which passages may hold what
 * is looked for, their texts decide. Only search.html runs this, before
 * minisearch.js and the texts and indexes under search/, which call
 * diglotTexts and diglotIndex. Without a page it offers diglotSearch, for
 * tests. */
(function (global) {
  "use strict";

  /* Folding and splitting: gen/lang/term.c does the same and explains it. */

  const DROPPED = new RegExp(
    "[\\u{ad}\\u{300}-\\u{36f}\\u{591}-\\u{5bd}\\u{5bf}\\u{5c1}\\u{5c2}" +
    "\\u{5c4}\\u{5c5}\\u{5c7}\\u{610}-\\u{61a}\\u{640}\\u{64b}-\\u{65f}" +
    "\\u{670}\\u{1ab0}-\\u{1aff}\\u{1dc0}-\\u{1dff}\\u{200b}-\\u{200f}" +
    "\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{20d0}-\\u{20ff}" +
    "\\u{fe00}-\\u{fe0f}\\u{fe20}-\\u{fe2f}\\u{feff}" +
    "\\u{e0100}-\\u{e01ef}]", "u");
  const SOLID = "\\u{e01}-\\u{e4e}\\u{e81}-\\u{ecf}\\u{1000}-\\u{1049}" +
    "\\u{1780}-\\u{17d3}\\u{3005}\\u{3007}\\u{3041}-\\u{309a}" +
    "\\u{309d}-\\u{309f}\\u{30a1}-\\u{30fa}\\u{30fc}-\\u{30ff}" +
    "\\u{31f0}-\\u{31ff}\\u{3400}-\\u{4dbf}\\u{4e00}-\\u{9fff}" +
    "\\u{f900}-\\u{faff}\\u{20000}-\\u{3fffd}";
  const WORD = "(?![" + SOLID + "])[\\p{L}\\p{M}\\p{N}]";
  const IS_SOLID = new RegExp("^[" + SOLID + "]", "u");
  const ENDS_SOLID = new RegExp("[" + SOLID + "]$", "u");
  const IS_WORD = new RegExp("^" + WORD, "u");
  const ENDS_WORD = new RegExp("(?:" + WORD + ")$", "u");
  const RUNS = new RegExp("[" + SOLID + "]+|(?:" + WORD + ")+", "gu");
  const EDGES = new RegExp("^[^\\p{L}\\p{M}\\p{N}" + SOLID + "]+|" +
    "[^\\p{L}\\p{M}\\p{N}" + SOLID + "]+$", "gu");
  const SPELLED = new Map([
    ["æ", "ae"], ["ð", "d"], ["ø", "o"], ["þ", "th"], ["ß", "ss"],
    ["đ", "d"], ["ħ", "h"], ["ı", "i"], ["ł", "l"], ["ŋ", "ng"],
    ["œ", "oe"], ["ŧ", "t"], ["ə", "e"], ["ς", "σ"],
    ["‘", "'"], ["’", "'"], ["‚", "'"], ["‛", "'"],
    ["“", "\""], ["”", "\""], ["„", "\""], ["‟", "\""],
    ["‐", "-"], ["‒", "-"], ["–", "-"], ["—", "-"], ["―", "-"], ["−", "-"]
  ]);
  const known = new Map();

  function foldPart(part) {
    if (DROPPED.test(part)) {
      return "";
    }
    const lower = part.toLowerCase();
    return SPELLED.get(lower) || lower;
  }

  function foldCharacter(character) {
    let folded = known.get(character);
    if (folded === undefined) {
      const whole = character >= "\uac00" && character <= "\ud7a3";
      const parts = whole ? character : character.normalize("NFKD");
      folded = Array.from(parts, foldPart).join("");
      known.set(character, folded);
    }
    return folded;
  }

  /* A comma between thousands: 15,633 and 15633 are one number. */
  const THOUSANDS = /([0-9]),(?=[0-9]{3}(?![0-9]))/gu;

  function fold(text) {
    return Array.from(text, foldCharacter).join("").replace(THOUSANDS, "$1");
  }

  /* What the index holds of a text. */
  function terms(text) {
    const found = [];
    for (const run of fold(text).match(RUNS) || []) {
      if (!IS_SOLID.test(run)) {
        found.push(run);
        continue;
      }
      const characters = Array.from(run);
      characters.forEach(function (character, i) {
        found.push(character + (characters[i + 1] || ""));
      });
    }
    return found;
  }

  /* What goes once all characters are folded: commas between thousands, and
   * the spaces that some put between Han and others. Other space is one. */
  const GAPS = new RegExp(THOUSANDS.source + "|\\s+", "gu");

  /* A text as it is compared; at[i] is where the i-th unit stands in it. */
  function prepare(text) {
    let folded = "", pos = 0;
    const at = [];
    for (const character of text) {
      const part = foldCharacter(character);
      for (let i = 0; i < part.length; i++) {
        at.push(pos);
      }
      folded += part;
      pos += character.length;
    }
    at.push(pos);
    return tighten(folded, at);
  }

  function tighten(folded, at) {
    let tight = "", done = 0;
    const places = [];
    function copy(end) {
      tight += folded.slice(done, end);
      for (; done < end; done++) {
        places.push(at[done]);
      }
    }
    for (const gap of folded.matchAll(GAPS)) {
      const end = gap.index + gap[0].length;
      copy(gap.index + (gap[1] ? 1 : 0));
      if (!gap[1] && ENDS_SOLID.test(tight.slice(-2)) ===
        IS_SOLID.test(folded.slice(end, end + 2))) {
        tight += " ";
        places.push(at[done]);
      }
      done = end;
    }
    copy(folded.length);
    places.push(at[folded.length]);
    return { text: tight, at: places };
  }

  /* What was typed: chunks without spaces, each with its terms. The last word
   * may still be growing. */
  function parse(query) {
    const typed = query.split(/\s+/u).filter(Boolean);
    return typed.map(function (part, i) {
      const growing = i === typed.length - 1 && query.endsWith(part);
      const all = prepare(part).text;
      let text = all.replace(EDGES, "");
      const open = growing && all.endsWith(text);
      if (open) {
        text = text.replace(/([0-9]),(?=[0-9]{1,2}$)/u, "$1");
      }
      return { text: text, open: open, terms: queryTerms(text, open) };
    }).filter(function (chunk) {
      return chunk.terms.length;
    });
  }

  function queryTerms(text, open) {
    const found = [];
    for (const run of text.matchAll(RUNS)) {
      const characters = Array.from(run[0]);
      if (!IS_SOLID.test(run[0])) {
        found.push({
          term: run[0], word: true,
          prefix: open && run.index + run[0].length === text.length
        });
      } else if (characters.length === 1) {
        found.push({ term: run[0], prefix: true });
      }
      if (IS_SOLID.test(run[0])) {
        for (let i = 0; i + 1 < characters.length; i++) {
          found.push({ term: characters[i] + characters[i + 1] });
        }
      }
    }
    return found;
  }

  /* Where the chunk stands in a prepared text: pairs of start and end. Words
   * begin where it begins and end where it ends. */
  function occurrences(chunk, text) {
    const found = [], wanted = chunk.text;
    const starts = IS_WORD.test(wanted);
    const ends = !chunk.open && ENDS_WORD.test(wanted);
    for (let i = text.indexOf(wanted); i >= 0;
      i = text.indexOf(wanted, i + 1)) {
      const end = i + wanted.length;
      if (!(starts && ENDS_WORD.test(before(text, i))) &&
        !(ends && IS_WORD.test(text.slice(end, end + 2)))) {
        found.push([i, end]);
      }
    }
    return found;
  }

  /* The character that ends before i. */
  function before(text, i) {
    return (/[^]$/u.exec(text.slice(Math.max(0, i - 2), i)) || [""])[0];
  }

  /* The languages of the edition, the authoritative first. */

  const languages = new Map();

  function language(tag) {
    if (!languages.has(tag)) {
      languages.set(tag, { tag: tag, titles: new Map(), texts: [] });
    }
    return languages.get(tag);
  }

  global.diglotTexts = function (tag, data) {
    const own = language(tag);
    own.byId = new Map();
    for (const chapter of data.chapters) {
      const headings = new Set(chapter.headings);
      own.titles.set(chapter.address, chapter.title || "");
      Object.keys(chapter.texts).forEach(function (id, i) {
        const entry = {
          id: id, text: chapter.texts[id], chapter: chapter.address,
          heading: headings.has(i), number: own.texts.length
        };
        own.byId.set(id, entry);
        own.texts.push(entry);
      });
    }
  };

  global.diglotIndex = function (tag, index) {
    language(tag).index = index;
  };

  function engine(own) {
    if (!own.engine) {
      own.engine = global.MiniSearch.loadJS(own.index, {
        fields: ["text"],
        tokenize: function (text) { return [text]; },
        processTerm: function (term) { return term; }
      });
      own.index = null;
    }
    return own.engine;
  }

  function folded(entry) {
    if (entry.folded === undefined) {
      entry.folded = prepare(entry.text).text;
    }
    return entry.folded;
  }

  /* The passages of a language that hold every chunk. */
  function findExactly(own, chunks) {
    const queries = chunks.flatMap(function (chunk) {
      return chunk.terms.map(function (term) {
        return { queries: [term.term], prefix: Boolean(term.prefix) };
      });
    });
    return engine(own).search({ combineWith: "AND", queries: queries })
      .map(function (result) {
        return { entry: own.texts[result.id], score: result.score,
          chunks: chunks };
      }).filter(function (match) {
        return chunks.every(function (chunk) {
          return occurrences(chunk, folded(match.entry)).length;
        });
      });
  }

  /* Those that hold similar words. */
  function findSimilar(own, chunks) {
    const all = chunks.flatMap(function (chunk) { return chunk.terms; });
    const queries = all.map(function (term) {
      const long = term.word && term.term.length > 3;
      return { queries: [term.term], prefix: Boolean(term.prefix),
        fuzzy: long && (term.term.length > 7 ? 2 : 1) };
    });
    return engine(own).search({ combineWith: "AND", queries: queries })
      .map(function (result) {
        return { entry: own.texts[result.id], score: result.score,
          chunks: Object.keys(result.match).map(function (term) {
            return { text: term };
          }) };
      });
  }

  /* Every passage that is found, once, whatever languages it is found in:
   * headings first, then by score. */
  function collect(find, chunks) {
    const hits = new Map();
    for (const own of languages.values()) {
      for (const match of find(own, chunks)) {
        const entry = match.entry;
        const hit = hits.get(entry.id) || {
          id: entry.id, chapter: entry.chapter, heading: entry.heading,
          number: entry.number, score: 0, matches: new Map()
        };
        hit.score = Math.max(hit.score, match.score);
        hit.matches.set(own.tag, match.chunks);
        hits.set(entry.id, hit);
      }
    }
    return Array.from(hits.values()).sort(function (a, b) {
      return b.heading - a.heading || b.score - a.score || a.number - b.number;
    });
  }

  function search(query) {
    const chunks = parse(query);
    if (!chunks.length) {
      return { hits: [], similar: false, empty: true };
    }
    const hits = collect(findExactly, chunks);
    if (hits.length) {
      return { hits: hits, similar: false, empty: false };
    }
    return { hits: collect(findSimilar, chunks), similar: true, empty: false };
  }

  /* The address of a passage, seen from the search page of a view of these
   * languages; what the view does not show has a page in its own language. */
  function address(hit, view) {
    const first = languages.values().next().value;
    const here = view.some(function (tag) {
      return languages.has(tag) && languages.get(tag).byId.has(hit.id);
    }) || (first.byId.has(hit.id) && view.some(function (tag) {
      return languages.has(tag) && languages.get(tag).titles.has(hit.chapter);
    }));
    const folder = here ? "" : "../" + hit.matches.keys().next().value + "/";
    return folder + hit.chapter + ".html#" + hit.id;
  }

  /* The ranges of a text that the chunks make up, in order, not overlapping. */
  function ranges(text, chunks) {
    const prepared = prepare(text);
    const found = chunks.flatMap(function (chunk) {
      return occurrences(chunk, prepared.text);
    }).sort(function (a, b) {
      return a[0] - b[0] || b[1] - a[1];
    });
    const merged = [];
    for (const range of found) {
      const last = merged[merged.length - 1];
      if (last && range[0] <= last[1]) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        merged.push(range.slice());
      }
    }
    return merged.map(function (range) {
      const last = prepared.at[range[1] - 1];
      const step = text.codePointAt(last) > 0xffff ? 2 : 1;
      return [prepared.at[range[0]], last + step];
    });
  }

  /* How much of a text is shown, in narrow characters. */
  const ROOM = 200;
  const STOP = /[.!?;。！？；]["'”’」』）)]*\s*/gu;

  function columns(text) {
    return Array.from(text).reduce(function (sum, character) {
      return sum + (IS_SOLID.test(character) ? 2 : 1);
    }, 0);
  }

  /* The line of the text that pos is in. */
  function lineAt(text, pos) {
    const start = text.lastIndexOf("\n", pos - 1) + 1;
    const end = text.indexOf("\n", pos);
    return [start, end < 0 ? text.length : end];
  }

  /* The part of a line around pos: from the beginning of its sentence, if that
   * is near, as far as there is room. */
  function windowAt(text, line, pos) {
    let start = line[0], end = start, room = ROOM;
    if (columns(text.slice(line[0], line[1])) <= ROOM) {
      return line;
    }
    for (const stop of text.slice(line[0], pos).matchAll(STOP)) {
      start = line[0] + stop.index + stop[0].length;
    }
    while (columns(text.slice(start, pos)) > ROOM / 2) {
      start += Math.max(1, Math.ceil((pos - start) / 4));
      const space = text.slice(start, pos).search(/\s/u);
      start += space >= 0 && space < 20 ? space + 1 : 0;
    }
    for (end = start; end < line[1] && room > 0;) {
      const character = String.fromCodePoint(text.codePointAt(end));
      room -= columns(character);
      end += character.length;
    }
    const word = /[\p{L}\p{N}]*$/u.exec(text.slice(start, end))[0];
    if (end < line[1] && word.length < 20 && !IS_SOLID.test(word)) {
      end -= word.length;
    }
    return [start, end];
  }

  /* What is shown of a text: pieces, marked or not. */
  function excerpt(text, marks, shown) {
    const pieces = [];
    let pos = shown[0];
    function add(end, marked) {
      if (end > pos) {
        pieces.push({ marked: marked,
          text: text.slice(pos, end).replace(/\t/gu, " · ") });
        pos = end;
      }
    }
    if (shown[0] > lineAt(text, shown[0])[0]) {
      pieces.push({ text: "… " });
    }
    for (const mark of marks) {
      if (mark[0] >= shown[0] && mark[1] <= shown[1]) {
        add(mark[0], false);
        add(mark[1], true);
      }
    }
    add(shown[1], false);
    if (shown[1] < lineAt(text, shown[1])[1]) {
      pieces.push({ text: " …" });
    }
    return pieces;
  }

  function excerptOf(entry, chunks) {
    const marks = ranges(entry.text, chunks);
    const pos = marks.length ? marks[0][0] : 0;
    const line = lineAt(entry.text, pos);
    return { pieces: excerpt(entry.text, marks, windowAt(entry.text, line, pos)),
      line: entry.text.slice(0, line[0]).split("\n").length - 1,
      part: (pos - line[0]) / Math.max(1, line[1] - line[0]) };
  }

  /* The same place in the text of another language. */
  function counterpart(entry, chunks, beside, lines) {
    const text = entry.text;
    const own = text.split("\n");
    let start = 0;
    if (own.length === lines) {
      start = own.slice(0, beside.line).join("\n").length +
        (beside.line ? 1 : 0);
    }
    const marks = chunks ? ranges(text, chunks) : [];
    const line = lineAt(text, start);
    let pos = Math.floor(line[0] + beside.part * (line[1] - line[0]));
    for (const mark of marks) {
      if (mark[0] >= line[0] && mark[1] <= line[1]) {
        pos = mark[0];
        break;
      }
    }
    return excerpt(text, marks, windowAt(text, line, pos));
  }

  global.diglotSearch = {
    fold: fold, terms: terms, languages: languages, search: search,
    address: address, ranges: ranges
  };

  /* The page */

  const AT_ONCE = 50;
  const form = global.document && document.getElementById("_search");
  if (!form) {
    return;
  }
  const box = document.getElementById("_query");
  const status = document.getElementById("_status");
  const results = document.getElementById("_results");
  const more = document.getElementById("_more");
  const elsewhere = document.getElementById("_elsewhere");
  const view = form.dataset.languages.split(" ");
  let timer = 0;

  function element(name, classes, tag) {
    const made = document.createElement(name);
    if (classes) {
      made.className = classes;
    }
    if (tag) {
      made.lang = tag;
      made.dir = "auto";
    }
    return made;
  }

  function fill(parent, pieces) {
    for (const piece of pieces) {
      if (piece.marked) {
        parent.append(element("mark"));
        parent.lastChild.textContent = piece.text;
      } else {
        parent.append(piece.text);
      }
    }
    return parent;
  }

  /* The languages that a hit is shown in, the one that it is found in first:
   * if there are several, the view's own. */
  function shownIn(hit) {
    const tags = view.concat(Array.from(languages.keys()))
      .filter(function (tag, i, all) {
        return all.indexOf(tag) === i && languages.has(tag) &&
          languages.get(tag).byId.has(hit.id);
      });
    const main = tags.find(function (tag) { return hit.matches.has(tag); });
    return [main].concat(tags.filter(function (tag) { return tag !== main; }));
  }

  function drawHit(hit) {
    const tags = shownIn(hit);
    const entry = languages.get(tags[0]).byId.get(hit.id);
    const item = element("li", hit.heading ? "hit heading" : "hit");
    const found = excerptOf(entry, hit.matches.get(tags[0]));
    const link = element("a", "", tags[0]);
    const lines = entry.text.split("\n").length;
    link.href = address(hit, view);
    item.append(fill(link, found.pieces));
    for (const tag of tags.slice(1)) {
      item.append(fill(element("p", "", tag), counterpart(
        languages.get(tag).byId.get(hit.id), hit.matches.get(tag), found,
        lines)));
    }
    return item;
  }

  /* A chapter's title, in the view's language if it has one. */
  function drawTitle(chapter) {
    const tag = view.concat(Array.from(languages.keys())).find(function (one) {
      return languages.has(one) && languages.get(one).titles.get(chapter);
    });
    const heading = element("h2", "", tag);
    heading.textContent = tag ? languages.get(tag).titles.get(chapter) : chapter;
    return heading;
  }

  /* Chapters in the order of their best hits. */
  function drawHits(hits) {
    const groups = new Map();
    results.textContent = "";
    for (const hit of hits) {
      if (!groups.has(hit.chapter)) {
        const group = element("li", "group");
        group.append(drawTitle(hit.chapter), element("ol"));
        groups.set(hit.chapter, group);
        results.append(group);
      }
      groups.get(hit.chapter).lastChild.append(drawHit(hit));
    }
    results.hidden = !hits.length;
  }

  function say(found, query) {
    const n = found.hits.length, words = status.dataset;
    let text = "";
    if (!found.empty) {
      text = !n ? words.none : found.similar ? words.similar
        : n === 1 ? words.one : words.found;
    }
    status.textContent = text.replace("{hits}", String(n))
      .replace("{query}", function () { return query.trim(); });
  }

  function draw(all) {
    const found = search(box.value);
    const hits = all ? found.hits : found.hits.slice(0, AT_ONCE);
    clearTimeout(timer);
    drawHits(hits);
    say(found, box.value);
    more.hidden = hits.length === found.hits.length;
    elsewhere.hidden = found.empty || found.hits.length > 0;
    remember();
  }

  /* The query stays in the address, for links, coming back, and going to the
   * search page of another language. */
  function remember() {
    const query = box.value.trim();
    const part = query ? "?q=" + encodeURIComponent(query) : "";
    try {
      history.replaceState(null, "", location.pathname + part);
    } catch (error) {
      /* Some browsers do not allow it from a disk. */
    }
    document.querySelectorAll("#_languages a").forEach(function (link) {
      link.search = part;
    });
  }

  function later(event) {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(draw, 120);
    }
  }

  function move(event) {
    const links = Array.from(results.querySelectorAll(".hit a"));
    const here = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && here >= 0) {
      box.focus();
    } else if (step && (here >= 0 || (event.target === box && step > 0))) {
      (links[here + step] || (here + step < 0 ? box : links[here]) || box)
        .focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  document.addEventListener("DOMContentLoaded", function () {
    const asked = new URLSearchParams(location.search).get("q");
    form.hidden = false;
    box.addEventListener("input", later);
    box.addEventListener("compositionend", later);
    document.addEventListener("keydown", move);
    more.addEventListener("click", function () { draw(true); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      draw();
    });
    if (asked) {
      box.value = asked;
      draw();
    } else {
      box.focus();
      remember();
    }
  });
})(typeof globalThis === "undefined" ? self : globalThis);
