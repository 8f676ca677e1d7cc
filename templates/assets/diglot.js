/* Keeps the reader's place when the language changes. Without it, every link
 * still leads to the beginning of the page in the other language. */
(function () {
  "use strict";

  /* A page under latest/ hands its fragment on. */
  var target = document.getElementById("_target");
  if (target) {
    if (location.hash) {
      location.replace(target.href + location.hash);
    }
    return;
  }

  var main = document.getElementById("_main");
  var languages = document.getElementById("_languages");
  if (!main || !languages) {
    return;
  }

  /* The id nearest to the upper edge of the window. */
  function find() {
    var best = "", least = Infinity;
    if (window.scrollY < 8) {
      return decodeURIComponent(location.hash.slice(1));
    }
    main.querySelectorAll("[id]").forEach(function (element) {
      var box = element.getBoundingClientRect();
      if (box.height && box.bottom > 0 && Math.abs(box.top) < least) {
        least = Math.abs(box.top);
        best = element.id;
      }
    });
    return best;
  }

  /* The keyboard's focus scrolls up to the links: what counts is where the
   * reader was before. */
  var place = find(), timer = 0;
  addEventListener("scroll", function () {
    clearTimeout(timer);
    timer = setTimeout(function () {
      if (!languages.contains(document.activeElement)) {
        place = find();
      }
    }, 100);
  }, { passive: true });

  function keep(event) {
    var link = event.target.closest("a");
    if (link) {
      link.hash = place;
    }
  }
  ["pointerdown", "focusin", "click"].forEach(function (name) {
    languages.addEventListener(name, keep);
  });
})();
