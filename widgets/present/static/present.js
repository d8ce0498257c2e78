// The audience's window: one view of the run-sheet at a time, and nothing around it.
import { mountSection } from "./panels.js";
import { fill, follow, make } from "./follow.js";
import { foldChoices } from "./choices.js";
import { linkAudience } from "./pair.js";
import { drawAnswer, drawJoin, drawQuestion, drawResults, findResults } from "./views.js";

const root = document.documentElement;
const main = document.getElementById("main");
const voice = document.getElementById("sbs-live");
const stage = make("section", { id: "sbs-show", tabindex: "-1" });
const help = make("p", { class: "show-help" });
const starts = new Map();
let room = null;
let drawn = "";
let clock = null;

const splitSentences = (text) => text.split(/(?<=[.?!…][”"’]?)\s+/).filter(Boolean);

function drawSlide({ title, text }) {
  const lines = splitSentences(text).map((line) => make("p", {}, line));
  stage.replaceChildren(make("h1", {}, title), ...lines);
}

const drawBlank = (title) =>
  stage.replaceChildren(make("h1", { class: "visually-hidden" }, title));

function hideParts() {
  for (const part of main.querySelectorAll("[data-shown]")) delete part.dataset.shown;
}

// A page of the app takes the state of its link each time that the step is reached.
function drawScreen(query, title, words) {
  const wanted = Object.fromEntries(new URLSearchParams(query));
  const part = main.querySelector(`[data-part-of="${CSS.escape(wanted.at)}"]`);
  const widget = main.querySelector(`[data-sbs="${CSS.escape(wanted.at)}"]`);
  if (!part || !widget) return drawSlide({ title, text: words["trouble_js.screen"] });
  drawBlank(title);
  part.dataset.shown = "";
  mountSection(widget);
  foldChoices(widget, words["show.choices"]);
  if (!starts.has(wanted.at)) starts.set(wanted.at, widget.sbsPanels.state());
  delete wanted.at;
  widget.sbsPanels.take({ state: { ...starts.get(widget.dataset.sbs), ...wanted }, guesses: [] });
  for (const item of part.querySelectorAll("details:not([data-gated])")) item.open = false;
}

function drawAsked(view, deck, place) {
  const question = deck.questions[view.question];
  const asked = room?.asked === `${view.question}/${view.round}` ? room : null;
  const told = view.kind === "results" || place.told;
  const results = findResults(asked);
  const body =
    results || view.kind === "results"
      ? drawResults(question, view, asked, deck.words)
      : drawQuestion(question, asked, room, deck);
  const answer = told && question.correct ? drawAnswer(question, deck.words) : null;
  stage.replaceChildren(make("h1", {}, question.text), body, ...(answer ? [answer] : []));
}

function drawView(deck, place) {
  const { words } = deck;
  const { title, views } = deck.steps[place.step - 1];
  const view = views[place.view - 1];
  if (place.over === "blank") drawBlank(title);
  else if (place.over === "support") drawSlide(deck.support);
  else if (place.over === "join" && room) stage.replaceChildren(...drawJoin(room, words, true));
  else if (view.kind === "slide") drawSlide(view);
  else if (view.kind === "screen") drawScreen(view.query, title, words);
  else drawAsked(view, deck, place);
  return place.over || view.kind;
}

// A choice, a slot, or an id of the page that is shown.
function findTop(name) {
  const named = CSS.escape(name);
  return main.querySelector(
    `[data-shown] :is([data-dim="${named}"], [data-slot="${named}"], #${named})`,
  );
}

function show(deck, place) {
  const key = JSON.stringify([place.step, place.view, place.over]);
  const moved = key !== drawn;
  if (!moved && deck.steps[place.step - 1].views[place.view - 1].kind === "screen") return;
  hideParts();
  root.dataset.kind = drawView(deck, place);
  drawn = key;
  if (!moved) return;
  window.scrollTo(0, 0);
  const { top } = deck.steps[place.step - 1].views[place.view - 1];
  if (top && !place.over) findTop(top)?.scrollIntoView();
  stage.focus({ preventScroll: true });
  voice.textContent = stage.querySelector("h1").textContent;
}

const readAddress = (name) => new URLSearchParams(window.location.search).get(name) ?? "";

// The presenter that this window follows stands in the address: a reload keeps the pair.
function adopt(id) {
  const address = new URL(window.location.href);
  if (readAddress("with") === id) return;
  address.searchParams.set("with", id);
  window.history.replaceState(null, "", address);
}

function speak(lang) {
  if (lang === root.lang) return;
  const address = new URL(window.location.href);
  address.searchParams.set("lang", lang);
  window.location.replace(address);
}

function mountStage(deck) {
  const { words } = deck;
  help.textContent = fill(words["show.help"], deck);
  main.prepend(stage);
  main.append(make("aside", { class: "show-foot", "aria-label": words["show.region"] }, help));
  const badge = make("p", { class: "show-badge", hidden: "" }, words["rehearsal.badge"]);
  help.before(badge);
  const line = linkAudience(deck.name, readAddress("with"), (id) => {
    adopt(id);
    // A presenter that has come anew, after one was closed, does not know what this window knows.
    if (clock) line.tell({ kind: "was", place: other.place(), clock, code: room?.code });
  });
  const other = follow(deck, line, {
    show: (place) => show(deck, place),
    hear(message) {
      if (message.kind === "scroll") window.scrollBy(0, message.by * 0.7 * window.innerHeight);
      if (message.kind === "lang") speak(message.lang);
      if (message.kind === "clock") ({ clock } = message);
      if (message.kind !== "room") return;
      ({ room } = message);
      badge.hidden = !message.rehearsal;
      show(deck, other.place());
    },
  });
  other.listen();
  if (!other.linked) main.append(make("p", { class: "show-trouble" }, words["trouble_js.channel"]));
  root.dataset.ready = "";
}

// What to say when the slides do not come was sent with the page: there are no other words yet. A
// server that refuses says why.
function fail(sentence) {
  stage.replaceChildren(make("h1", {}, sentence ?? root.dataset.trouble));
  main.prepend(stage);
  root.dataset.kind = "trouble";
}

async function load() {
  const path = `../present/${encodeURIComponent(readAddress("show"))}/slides?lang=${root.lang}`;
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(new URL(path, import.meta.url), { headers });
    const said = await answer.json();
    return answer.ok ? { deck: said } : { sentence: said.sentence };
  } catch {
    return {};
  }
}

const { deck, sentence } = await load();
if (deck) mountStage(deck);
else fail(sentence);
