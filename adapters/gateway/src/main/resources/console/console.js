// Keys, live cells, the list of keys. Every page works without this file.
(() => {
  "use strict";
  const body = document.body;
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);
  const shown = (element) => element && element.getClientRects().length > 0;

  // Keys: one switch turns every one of them off. They sleep in fields, with a modifier, while composing, on repeat.
  const inField = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  let afterG = 0;

  const cases = () => all("#cases .case");
  const current = () => document.activeElement && document.activeElement.closest(".case");

  const move = (step) => {
    const list = cases();
    if (list.length === 0) {
      const link = one(step > 0 ? "[data-nav=next]" : "[data-nav=previous]");
      if (link) link.click();
      return;
    }
    const at = list.indexOf(current());
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step));
    const link = one("h2 a", list[next]);
    if (link) link.focus();
  };

  const help = () => {
    const dialog = document.getElementById("keys");
    if (!dialog) return false;
    const opener = document.activeElement;
    dialog.addEventListener("close", () => { if (opener && opener !== body) opener.focus(); }, { once: true });
    dialog.showModal();
    return true;
  };

  const press = (key) => {
    if (key === "?") return help();
    if (key === "o") {
      const link = current() && one("h2 a", current());
      if (link) link.click();
      return Boolean(link);
    }
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const inCase = current() && all(wanted, current()).find(shown);
    const target = inCase || (cases().length > 0 && key === "i" ? null : all(wanted).find(shown));
    if (!target) return false;
    if (target.matches("input[type=radio], select, input[type=text], textarea, summary")) {
      target.focus();
      if (target.matches("input[type=radio]")) target.checked = true;
      if (target.matches("summary") && !target.parentElement.open) target.click();
    } else {
      target.click();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : body;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = target.closest("form");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && inField(target)) { target.blur(); return; }
    if (!body.classList.contains("keys-on") || inField(target) || one("dialog[open]")) return;
    if (afterG && Date.now() - afterG < 1500) {
      afterG = 0;
      const link = one(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    if (event.key === "g") { afterG = Date.now(); return; }
    if (event.key === "j" || event.key === "k") { event.preventDefault(); move(event.key === "j" ? 1 : -1); return; }
    if (event.key.length === 1 && event.key !== " " && press(event.key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element && event.target.closest("a[data-key='?']");
    if (opener && !event.ctrlKey && !event.metaKey && help()) event.preventDefault();
  });

  // Focus: on the heading only when an act led here; on the summary after an error; a fragment focuses its case by itself.
  const summary = document.getElementById("errors");
  if (summary) summary.focus();
  else if (document.getElementById("told") && !location.hash) {
    const heading = one("h1");
    if (heading) heading.focus({ preventScroll: true });
  }

  // The undo line says so when its time is over; it never vanishes.
  const told = document.getElementById("told");
  if (told && told.dataset.left) {
    setTimeout(() => {
      const form = one("form", told);
      if (form) form.hidden = true;
      const sent = document.createElement("span");
      sent.textContent = " " + told.dataset.sent;
      told.append(sent);
    }, Math.max(0, Number(told.dataset.left)));
  }

  // Live: single cells by id, and the bar above. No row moves, comes or goes.
  const set = (cell) => {
    const element = document.getElementById(cell.id);
    if (!element) return;
    if ("text" in cell && element.textContent !== cell.text) element.textContent = cell.text;
    if ("hidden" in cell) element.hidden = cell.hidden;
    if ("value" in cell) element.value = cell.value;
    if ("state" in cell) element.dataset.state = cell.state;
  };

  if (body.dataset.live === "on" && (one("#cases") || one("[data-case]")) && "EventSource" in window) {
    const subject = one("[data-case]");
    const known = subject ? subject.dataset.case : cases().map((item) => item.dataset.id).join(",");
    const query = new URLSearchParams(location.search);
    query.set("known", known);
    const source = new EventSource("/desk/live?" + query);
    source.addEventListener("cells", (event) => JSON.parse(event.data).forEach(set));
    source.addEventListener("news", (event) => {
      const news = JSON.parse(event.data);
      const link = document.getElementById("news-link");
      if (!link) return;
      link.textContent = news.text;
      link.parentElement.hidden = false;
      document.title = document.title.replace(/^(\(\d+\) )?/, `(${news.n}) `);
    });
    source.addEventListener("alert", (event) => {
      const alert = document.getElementById("alert");
      if (alert) alert.textContent = JSON.parse(event.data).text;
    });
    source.addEventListener("session", (event) => {
      const line = document.getElementById("session");
      if (line) { line.textContent = JSON.parse(event.data).text; line.classList.add("notice"); }
    });
    window.addEventListener("pagehide", () => source.close());
  }
})();
