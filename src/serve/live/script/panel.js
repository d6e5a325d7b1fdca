// What the preview shows over a page: why the last build failed, and a bar for what readers will not see
// or the policy does not like. It stands in a shadow root with a sheet of its own, so that neither the
// theme's style nor a strict Content-Security-Policy touches it, and takes no room on the page.

const FOLDED = "hobnob-folded";
const DESK = "/_hobnob/";
const NOTES = {
  gone: "This page is gone: there is nothing at its address any more.",
  lost: "The preview does not answer: this is what it built last.",
  waits: "There is something new: the page reloads once you leave the field.",
};

const panelSheet = new CSSStyleSheet();
panelSheet.replaceSync(STYLE);

/** An element with its properties and what stands in it: text, never HTML. */
function make(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside.filter((part) => part !== null));
  return element;
}

/** What hobnob says, with the writer's own words, which stand in backticks, as code. */
function told(words) {
  const text = words[0].toUpperCase() + words.slice(1);
  return make("span", {}, ...text.split("`").map((part, at) => at % 2 ? make("code", {}, part) : part));
}

const panel = (() => {
  const host = make("hobnob-preview");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [panelSheet];
  const [marks, bar, dialog] = [markLayer(), make("aside", { className: "bar" }), faultDialog()];
  root.append(marks.layer, bar, dialog.element);
  bar.setAttribute("aria-label", "hobnob preview");

  const notes = new Set();
  let answer = {};
  let isFolded = recall(() => localStorage, FOLDED) !== null;
  let opened = false;

  /** Shows what there is to show, and nothing at all where there is nothing. */
  function draw() {
    const parts = [...noteLines(), policyLine()].filter(Boolean);
    const isNeeded = parts.length > 0 || answer.fault || marks.count() > 0;
    if (!isNeeded) return host.remove();
    if (!host.isConnected) document.documentElement.append(host);
    bar.hidden = parts.length === 0;
    bar.classList.toggle("folded", isFolded);
    bar.replaceChildren(make("div", { className: "lines" }, ...parts), controls());
  }

  function noteLines() {
    const lines = [...notes].map((note) => make("p", { className: "line", role: "status" }, NOTES[note]));
    if (notes.has("waits")) lines.push(make("button", { type: "button", onclick: () => reload(true) }, "Reload now"));
    if (answer.held) lines.push(make("p", { className: "line" }, told(answer.held)));
    if (answer.fault && dialog.isDismissed()) {
      lines.push(make("button", { type: "button", onclick: () => dialog.show() }, "The last change does not build"));
    }
    return lines;
  }

  function policyLine() {
    const policy = answer.policy;
    if (!policy) return null;
    const summary = make("summary", {}, told(policy.summary));
    const list = make("ol", {}, ...policy.findings.map(findingItem));
    const way = policy.help ? make("p", { className: "way" }, told(policy.help)) : null;
    const file = make("p", { className: "way" }, make("code", {}, policy.path));
    const part = make("details", { className: policy.verdict, open: opened }, summary, file, list, way);
    part.addEventListener("toggle", () => { opened = part.open; });
    return part;
  }

  /** Folded, the bar is one word in a corner. */
  function controls() {
    const word = answer.policy ? `${answer.policy.points} points` : answer.held ? "not public" : "note";
    const fold = make("button", { type: "button", className: "fold" }, isFolded ? word : "Fold");
    fold.setAttribute("aria-expanded", String(!isFolded));
    fold.onclick = () => {
      isFolded = !isFolded;
      remember(() => localStorage, FOLDED, isFolded ? "yes" : null);
      draw();
      bar.querySelector(".fold").focus();
    };
    const desk = make("a", { href: DESK }, "Desk");
    return make("nav", {}, isFolded ? null : desk, fold);
  }

  return {
    /** Shows what an answer says, where it says something new. */
    show(next) {
      const { fault, held, policy, marks: places } = next;
      const shown = { fault, held, policy, marks: places };
      if (JSON.stringify(shown) === JSON.stringify(answer)) return;
      forget();
      answer = shown;
      marks.place(places);
      draw();
      dialog.tell(fault);
    },
    /** Shows or takes back one of [`NOTES`]. */
    note(name, isOn) {
      if (notes.has(name) === isOn) return;
      if (isOn) notes.add(name); else notes.delete(name);
      draw();
    },
    /** Whether the findings are unfolded, which a reload is to keep. */
    isOpened: () => opened,
    open(isOpen) { opened = isOpen; },
    redraw: draw,
  };
})();

/** A finding: what it is, where in the file, and a way to the place on the page. */
function findingItem(finding) {
  const place = locate(finding.place);
  const words = told(finding.message);
  const head = make(place ? "button" : "p", { className: "finding" }, words);
  if (place) {
    head.type = "button";
    head.onclick = () => {
      reveal(place);
      for (const other of head.closest("ol").querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
      head.setAttribute("aria-current", "true");
    };
  }
  const points = finding.points === 1 ? "1 point" : `${finding.points} points`;
  const line = finding.line ? `, line ${finding.line}` : "";
  const about = make("small", {}, `${finding.rule}, ${points}${line}`);
  const help = finding.help ? make("p", { className: "help" }, told(finding.help)) : null;
  return make("li", {}, head, about, help);
}

/** Why the last build failed, as the terminal shows it. */
function faultDialog() {
  const title = make("h2", { id: "title" });
  const close = make("button", { type: "button", onclick: () => element.close() }, "Close");
  const text = make("pre", { tabIndex: 0 });
  const behind = make("p", {}, "The page behind is the last that could be built. This goes away with the mend.");
  const element = make("dialog", { className: "fault" }, make("header", {}, title, close), text, behind);
  element.setAttribute("aria-labelledby", "title");
  element.setAttribute("role", "alertdialog");
  let isBroken = false;
  let isDismissed = false;
  element.addEventListener("close", () => {
    isDismissed = isBroken;
    panel.redraw();
  });

  function show() {
    isDismissed = false;
    if (!element.open) element.showModal();
    panel.redraw();
  }

  return {
    element,
    show,
    isDismissed: () => isDismissed,
    /** Opens with a fault and closes with its mend; one that was closed by hand stays closed until then. */
    tell(fault) {
      isBroken = fault !== null;
      isDismissed &&= isBroken;
      if (!isBroken) return element.close();
      title.textContent = fault.errors === 1 ? "The last change does not build" : `The last change does not build: ${fault.errors} errors`;
      text.textContent = fault.text;
      if (!isDismissed) show();
    },
  };
}
