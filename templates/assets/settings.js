/* Remembers how readers want pages to look. All can be read without. */
(() => {
  "use strict";

  const target = document.getElementById("_target");

  /* Pages under latest/ hand their fragment on. */
  if (target) {
    if (location.hash) {
      location.replace(target.href + location.hash);
    }
    return;
  }

  /* Storage may be forbidden or hold anything. */
  function recall(store, key) {
    try {
      return { ...JSON.parse(window[store].getItem(key)) };
    } catch {
      return {};
    }
  }

  function remember(store, key, value) {
    try {
      window[store].setItem(key, JSON.stringify(value));
    } catch {}
  }

  window.diglot = { recall, remember };

  /* The style sheet reads the inputs. */
  const choices = recall("localStorage", "diglot");
  for (const input of document.querySelectorAll(".page-header input, .show input")) {
    const [, name, value] = input.id.split(/[_-]/);
    if (value ? choices[name] === value : choices[name]) {
      input.checked = true;
    }
    input.addEventListener("change", () => {
      choices[name] = value || input.checked;
      remember("localStorage", "diglot", choices);
    });
  }
})();
