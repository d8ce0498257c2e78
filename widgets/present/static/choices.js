// On a projector the choices of an app page, and what is said before them, would fill the first
// screen. They go behind one line that says what is chosen, and the line opens.
import { fill, make } from "./follow.js";

const readDimensions = (widget) =>
  JSON.parse(widget.querySelector("script.sbs-data").textContent).dims;

function writeState(dimensions, state) {
  const named = dimensions.map(({ key, values, labels }) => labels[values.indexOf(state[key])]);
  return [...new Set(named)].join(" · ");
}

// Everything above the first thing that changes with a choice.
function findOpening(widget) {
  const children = [...widget.children];
  const first = children.findIndex(
    (child) => !child.matches("[data-dim], [data-bet]") && changes(child),
  );
  return children.slice(0, Math.max(first, 0));
}

const changes = (child) =>
  [child, ...child.querySelectorAll("*")].some(
    (element) => element.matches("[data-slot]") && !element.closest("[data-dim]"),
  );

export function foldChoices(widget, words) {
  if (widget.querySelector(".show-choices")) return;
  const opening = findOpening(widget);
  const holds = (child) => child.matches("[data-dim]") || child.querySelector("[data-dim]");
  if (!opening.some(holds)) return;
  const dimensions = readDimensions(widget);
  const summary = make("summary");
  const details = make("details", { class: "show-choices" }, summary);
  widget.prepend(details);
  details.append(...opening);
  const { sbsPanels } = widget;
  const { take } = sbsPanels;
  const draw = () => {
    summary.textContent = fill(words, { state: writeState(dimensions, sbsPanels.state()) });
  };
  sbsPanels.listen(draw);
  sbsPanels.take = (kept) => {
    take(kept);
    draw();
  };
}
