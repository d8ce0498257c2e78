// Takes a reader's choices along when the language changes. They travel in the tab's own name,
// which is no storage and is never sent, and the name is emptied as soon as it has been read.
import { mountSection } from "./panels.js";

const MARK = "side-by-side-choices:";
const PATIENCE_MS = 60_000; // a live part has to start its kernel first
const TOPIC = "[data-sbs], [data-part-of]";

const main = document.getElementById("main");
const nameTopic = (element) => {
  const topic = element.closest(TOPIC);
  return topic?.dataset.sbs ?? topic?.dataset.partOf ?? "";
};
const findTopic = (name) =>
  main.querySelector(`[data-sbs="${CSS.escape(name)}"], [data-part-of="${CSS.escape(name)}"]`) ??
  main;

// Both languages have the same elements in the same order: a place in its topic names each.
function listIn(name, selector) {
  return [...findTopic(name).querySelectorAll(selector)].filter((item) => nameTopic(item) === name);
}

function placeOf(element, selector) {
  const topic = nameTopic(element);
  return { topic, selector, place: listIn(topic, selector).indexOf(element) };
}

function gatherTopics() {
  const mounted = [...main.querySelectorAll("[data-sbs]")].filter((root) => root.sbsPanels);
  return mounted.map((root) => [root.dataset.sbs, root.sbsPanels.keep()]);
}

function gatherFields() {
  const written = [...main.querySelectorAll("textarea")].filter((field) => field.value);
  const ticked = main.querySelectorAll("input[type=checkbox]:checked");
  const picked = main.querySelectorAll("input[type=radio]:checked");
  const moved = [...main.querySelectorAll("input[type=range][id]")].filter(
    (range) => range.value !== range.defaultValue,
  );
  return [
    ...[...picked].map(({ name, value }) => ({ name, value })),
    ...[...ticked].map((box) => placeOf(box, "input[type=checkbox]")),
    ...written.map((field) => ({ ...placeOf(field, "textarea"), value: field.value })),
    ...moved.map(({ id, value }) => ({ id, value })),
  ];
}

const gatherOpen = () =>
  [...main.querySelectorAll("details[open]")].map((item) => placeOf(item, "details"));

const listMarks = () =>
  [...main.querySelectorAll("h2, h3, h4, fieldset, figure, details")].filter(
    (mark) => mark.getBoundingClientRect().height > 0,
  );

function findMark() {
  const shown = listMarks();
  const bar = document.querySelector(".sbs-crisis").offsetHeight;
  const passed = shown.filter((mark) => mark.getBoundingClientRect().top <= bar + 40);
  return { place: passed.length - 1, count: shown.length };
}

function findField({ topic, selector, place, name, value, id }) {
  if (name) return main.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  if (id) return document.getElementById(id);
  return listIn(topic, selector)[place];
}

function setField(field, kept) {
  const told = (kind) => field.dispatchEvent(new Event(kind, { bubbles: true }));
  if (field.type === "radio" || field.type === "checkbox") {
    if (field.checked) return;
    field.checked = true;
    told("change");
  } else if (field.value !== kept.value) {
    field.value = kept.value;
    told("input");
  }
}

function setWhatIsThere(fields) {
  return fields.filter((kept) => {
    const field = findField(kept);
    if (field) setField(field, kept);
    return !field;
  });
}

// What belongs to a live part waits until Python has brought it.
function setFields(fields) {
  let waiting = setWhatIsThere(fields);
  if (!waiting.length) return;
  const watcher = new MutationObserver(() => {
    waiting = setWhatIsThere(waiting);
    if (!waiting.length) watcher.disconnect();
  });
  watcher.observe(main, { childList: true, subtree: true });
  window.setTimeout(() => watcher.disconnect(), PATIENCE_MS);
}

function setOpen(open) {
  for (const { topic, selector, place } of open) {
    const item = listIn(topic, selector)[place];
    if (item) item.open = true;
  }
}

function showMark({ place, count }) {
  const shown = listMarks();
  if (shown.length === count) shown[place]?.scrollIntoView();
}

async function isServed() {
  try {
    return (await fetch(import.meta.url, { cache: "no-store", credentials: "omit" })).ok;
  } catch {
    return false;
  }
}

async function leave(event) {
  const link = event.currentTarget;
  const query = new URLSearchParams(window.location.search);
  query.set("lang", link.dataset.lang);
  link.href = `?${query}`;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // Where no page answers, nobody would empty the name again: then nothing is put there.
  if (await isServed()) pack();
  window.location.assign(link.href);
}

function pack() {
  const kept = {
    topics: gatherTopics(),
    fields: gatherFields(),
    open: gatherOpen(),
    mark: findMark(),
  };
  window.name = MARK + JSON.stringify(kept);
}

function arrive() {
  if (!window.name.startsWith(MARK)) return;
  const kept = JSON.parse(window.name.slice(MARK.length));
  window.name = "";
  for (const [name, choices] of kept.topics) {
    const root = main.querySelector(`[data-sbs="${CSS.escape(name)}"]`);
    if (!root) continue;
    mountSection(root);
    root.sbsPanels?.take(choices);
  }
  setFields(kept.fields);
  setOpen(kept.open);
  // All of this was said once already, in the other language.
  for (const said of main.querySelectorAll(".sbs-say")) said.textContent = "";
  showMark(kept.mark);
}

export function carryChoices() {
  for (const link of document.querySelectorAll("a[data-lang]")) {
    link.addEventListener("click", leave);
  }
  arrive();
}
