// A word beside each link that leads to what readers will not see. It lies over the page: a word within it
// would move what stands around.

/** The layer of the marks. */
function markLayer() {
  const layer = make("div", { className: "marks" });
  layer.setAttribute("aria-hidden", "true");
  let marked = [];
  let isPlanned = false;

  function align() {
    isPlanned = false;
    const origin = layer.getBoundingClientRect();
    const widest = document.documentElement.clientWidth;
    for (const { link, mark } of marked) {
      const line = [...link.getClientRects()].at(-1);
      mark.hidden = !line?.width;
      if (mark.hidden) continue;
      const left = Math.min(line.right + 4, widest - mark.offsetWidth - 2);
      mark.style.left = `${left - origin.left}px`;
      mark.style.top = `${line.top - origin.top}px`;
    }
  }

  function plan() {
    if (marked.length && !isPlanned) isPlanned = Boolean(requestAnimationFrame(align));
  }

  const growth = new ResizeObserver(plan);
  growth.observe(document.documentElement);
  growth.observe(document.body);
  for (const event of ["load", "resize", "scroll", "toggle"]) {
    addEventListener(event, plan, { capture: true, passive: true });
  }

  /** Whether the theme says it itself, in the entry of a list that the link stands in. */
  function isTold(link) {
    return link.closest("li, article")?.querySelector("[data-held]");
  }

  /** Marks the links to these addresses. */
  function place(places) {
    const labels = new Map(places.map(({ url, label }) => [url, label]));
    labels.delete(location.pathname);
    const isHeld = (link) => link.origin === location.origin && labels.has(link.pathname);
    const links = [...document.links].filter((link) => isHeld(link) && !isTold(link));
    marked = links.map((link) => {
      const label = labels.get(link.pathname);
      link.setAttribute("aria-description", label);
      return { link, mark: make("span", { className: label }, label) };
    });
    layer.replaceChildren(...marked.map(({ mark }) => mark));
    plan();
  }

  return { layer, place, count: () => marked.length };
}
