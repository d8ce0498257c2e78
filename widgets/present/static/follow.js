// Where a session is: step, view, and what lies over it. It stands in the address after "#", which
// is never sent, and the other window is told of each move. Nothing is stored.

const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "back",
  PageUp: "back",
  Home: "home",
};
const LETTERS = { s: "support", b: "blank" };
const NUMBERS = ["step", "view"];
const FLAGS = ["over", "told", "letters"];

export const readHash = () => new URLSearchParams(window.location.hash.slice(1));

// Changes some entries of the address and keeps the others; an empty value takes one out.
export function writeHash(changes) {
  const hash = readHash();
  for (const [name, value] of Object.entries(changes)) {
    if (value) hash.set(name, value);
    else hash.delete(name);
  }
  const { pathname, search } = window.location;
  window.history.replaceState(null, "", `${pathname}${search}#${hash}`);
}

function clamp(number, most) {
  return Math.min(Math.max(Math.trunc(number) || 1, 1), most);
}

// Takes any numbers, from an address that somebody typed too, to a place that exists.
export function settle(steps, place) {
  const step = clamp(place.step, steps.length);
  const view = clamp(place.view, steps[step - 1].views.length);
  const { over = "", told = "", letters = "" } = place;
  return { step, view, over, told, letters };
}

function readPlace(steps) {
  const hash = readHash();
  const numbers = NUMBERS.map((name) => [name, Number(hash.get(name))]);
  const flags = FLAGS.map((name) => [name, hash.get(name) ?? ""]);
  return settle(steps, Object.fromEntries([...numbers, ...flags]));
}

function stepOn(steps, { step, view }) {
  if (view < steps[step - 1].views.length) return { step, view: view + 1 };
  return step < steps.length ? { step: step + 1, view: 1 } : { step, view };
}

function stepBack(steps, { step, view }) {
  if (view > 1) return { step, view: view - 1 };
  return step > 1 ? { step: step - 1, view: steps[step - 2].views.length } : { step, view };
}

// Whether a key belongs to what has focus and not to us.
function isTaken(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest("textarea, select, [contenteditable]")) return true;
  const input = target.closest("input");
  if (!input || input.type === "checkbox") return false;
  if (input.type === "radio") return event.key.startsWith("Arrow");
  return true;
}

// ``line`` leads to the other window; ``show`` draws a place; ``hear`` takes every other message.
export function follow(deck, line, { show, hear = () => {} }) {
  const { steps } = deck;
  const { tell } = line;
  let place = readPlace(steps);
  const put = (next) => {
    place = settle(steps, next);
    writeHash(place);
    show(place);
  };
  const go = (change) => {
    put({ ...place, ...change });
    tell({ kind: "place", place });
  };
  const move = (to) => go({ ...to, over: "", told: "" });
  const toggle = (name) => go({ over: place.over === name ? "" : name });
  const acts = {
    next: () => (place.over ? go({ over: "" }) : move(stepOn(steps, place))),
    back: () => (place.over ? go({ over: "" }) : move(stepBack(steps, place))),
    home: () => move({ step: 1, view: 1 }),
    support: () => toggle("support"),
    blank: () => toggle("blank"),
    join: () => toggle("join"),
    told: () => go({ told: place.told ? "" : "yes" }),
    down: () => tell({ kind: "scroll", by: 1 }),
    up: () => tell({ kind: "scroll", by: -1 }),
    letters: () => go({ letters: place.letters ? "" : "off" }),
  };
  document.addEventListener("keydown", (event) => {
    if (isTaken(event)) return;
    const letter = place.letters ? undefined : LETTERS[event.key.toLowerCase()];
    const act = KEYS[event.key] ?? (event.shiftKey ? undefined : letter);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  });
  window.addEventListener("hashchange", () => go(readPlace(steps)));
  put(place);
  return {
    acts,
    go,
    move,
    tell,
    place: () => place,
    linked: line.linked,
    // Called when all that ``hear`` needs is there.
    listen: () =>
      line.listen((message) => (message.kind === "place" ? put(message.place) : hear(message))),
  };
}

export const fill = (text, holes) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => holes[name] ?? whole);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
