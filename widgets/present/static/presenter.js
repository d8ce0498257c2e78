// The presenter's window: notes, clock, pace, what comes next, and the way to every step.
import { mountClock } from "./clock.js";
import { fill, follow, make, readHash } from "./follow.js";
import { drawTime, makeClock } from "./pace.js";
import { linkPresenter } from "./pair.js";
import { mountPoll } from "./poll.js";
import { mountRehearsal } from "./rehearse.js";
import { readTab, writeSeat } from "./tab.js";

const deck = JSON.parse(document.getElementById("present-deck").textContent);
const { words, steps } = deck;
const voice = document.getElementById("sbs-live");
const find = (name) => document.querySelector(`[data-at="${name}"]`);
const speed = readSpeed();
const clock = makeClock(speed || 1);
const tab = await readTab(deck.name);
const NOTES = ["do", "say", "if_late", "watch_for", "stop_rule", "paper"];
let audience = null;

function readSpeed() {
  const asked = Number(new URLSearchParams(window.location.search).get("rehearse"));
  return asked >= 1 && asked <= 600 ? asked : 0;
}

const nameView = (view) => words[`view.${view.kind}`];

// What a page of the app is for stands in the first sentence of "Do".
function describeView(view, step) {
  if (view.kind === "slide") return view.title;
  if (view.kind === "screen") return step.do.split(/(?<=[.?!][”"’]?)\s/)[0];
  return deck.questions[view.question].text;
}

function describePlace({ step, view, over }) {
  const { views } = steps[step - 1];
  const what = over ? words[`view.${over}`] : nameView(views[view - 1]);
  return fill(words["note.view"], { number: view, count: views.length, what });
}

function drawNotes(step) {
  for (const name of NOTES) {
    find(`note-${name}`).hidden = !step[name];
    find(`text-${name}`).textContent = step[name];
  }
  const rows = step.likely.map(({ question, answer }) =>
    make("div", {}, make("dt", {}, question), make("dd", {}, answer)),
  );
  find("likely").replaceChildren(...rows);
}

function drawNext({ step, view }) {
  const { views } = steps[step - 1];
  const same = view < views.length;
  const next = same ? steps[step - 1] : steps[step];
  find("coming").textContent = next
    ? `${next.title} · ${describeView(same ? views[view] : next.views[0], next)}`
    : words["note.end"];
}

function show(place) {
  const step = steps[place.step - 1];
  const holes = { number: place.step, count: steps.length, title: step.title };
  const title = fill(words["note.step"], holes);
  const moved = find("step").textContent !== title;
  find("step").textContent = title;
  const minutes = { start: step.start, end: step.start + step.minutes };
  find("when").textContent = `${fill(words["note.minutes"], minutes)} · ${step.who}`;
  find("view").textContent = describePlace(place);
  find("what").textContent = place.over ? "" : describeView(step.views[place.view - 1], step);
  find("letters").checked = !place.letters;
  for (const name of ["support", "blank"]) {
    find(name).setAttribute("aria-pressed", String(place.over === name));
  }
  const isLong = !place.over && step.views[place.view - 1].kind === "screen";
  for (const name of ["up", "down", "hint"]) find(name).hidden = !isLong;
  drawNotes(step);
  drawNext(place);
  markJump(place);
  drawTime(find, deck, step, clock);
  voice.textContent = moved ? `${title}. ${describePlace(place)}` : describePlace(place);
}

function markJump({ step }) {
  const list = find("jump");
  for (const button of list.querySelectorAll("button")) {
    if (Number(button.value) === step) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  const before = list.children[Math.max(0, step - 2)];
  if (before) list.scrollTop = before.offsetTop;
}

function mountJump(other) {
  const rows = steps.map((step, place) => {
    const label = `${step.start}′ ${step.title} · ${describeView(step.views[0], step)}`;
    const button = make("button", { type: "button", value: String(place + 1) }, label);
    button.addEventListener("click", () => other.move({ step: place + 1, view: 1 }));
    return make("li", {}, button);
  });
  find("jump").replaceChildren(...rows);
}

function nameAudience(other) {
  const address = new URL(document.body.dataset.app, window.location.href);
  address.search = new URLSearchParams({ show: deck.name, lang: deck.lang, with: tab.id });
  const { step, view } = other.place();
  address.hash = new URLSearchParams({ step, view });
  return address.href;
}

function openAudience(other) {
  const address = nameAudience(other);
  audience = window.open(address, `show-${deck.name}-${tab.id}`, "popup,width=1280,height=720");
  if (audience) {
    find("trouble").replaceChildren();
    return;
  }
  const way = { href: address, target: "_blank", rel: "opener" };
  const link = make("a", way, words["trouble_js.popup_link"]);
  find("trouble").replaceChildren(make("p", {}, `${words["trouble_js.popup"]} `, link));
}

// Place and clock stand in the address, and the room in the tab's name: all go on in the other
// language. The audience's window comes along.
function mountLanguages(other) {
  for (const link of document.querySelectorAll("a[data-lang]")) {
    const { lang } = link.dataset;
    link.addEventListener("click", (event) => {
      const query = new URLSearchParams(window.location.search);
      query.set("lang", lang);
      link.href = `?${query}${window.location.hash}`;
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!isElsewhere) other.tell({ kind: "lang", lang });
    });
  }
}

let tick = () => {};

function start() {
  let poll = null;
  let told = "";
  // Opened from the list, and not by an address that says where: it may go on for a closed one.
  let isFresh = !readHash().has("step");
  const tellClock = () => other.tell({ kind: "clock", clock: clock.read() });
  const goOn = ({ place, clock: before, code }) => {
    if (code) poll.recall(code);
    if (isFresh && !speed && clock.isNew() && !clock.isOver(before, deck.length)) {
      clock.write(before);
      other.go(place);
    }
    isFresh = false;
  };
  const tellRoom = (room) => other.tell({ kind: "room", room, rehearsal: speed > 0 });
  const line = linkPresenter(deck.name, tab.id);
  const other = follow(deck, line, {
    show(place) {
      show(place);
      isFresh &&= place.step === 1 && place.view === 1;
      poll?.come(place);
    },
    hear(message) {
      if (message.kind === "was") goOn(message);
      if (message.kind !== "hello") return;
      other.tell({ kind: "place", place: other.place() });
      tellRoom(poll.room());
      tellClock();
    },
  });
  poll = mountPoll(find, deck, other, { seat: tab, writeSeat, tellRoom, rehearses: speed > 0 });
  mountJump(other);
  mountLanguages(other);
  mountClock(find, words, clock, {
    step: () => steps[other.place().step - 1],
    changed() {
      tellClock();
      tick();
    },
    say(text) {
      voice.textContent = text;
    },
  });
  for (const name of ["back", "next", "support", "blank", "home", "up", "down"]) {
    find(name).addEventListener("click", () => other.acts[name]());
  }
  find("letters").addEventListener("change", () => other.acts.letters());
  find("audience").addEventListener("click", () => openAudience(other));
  if (!other.linked) find("trouble").append(make("p", {}, words["trouble_js.channel"]));
  const rehearsal = speed ? mountRehearsal(find, deck, { clock, other, poll, speed }) : null;
  tick = () => {
    const step = steps[other.place().step - 1];
    find("first").hidden = speed > 0 || !clock.isNew();
    const pace = drawTime(find, deck, step, clock);
    // Said once when it changes: a voice that counts seconds would drown the room.
    if (pace !== told && ["amber", "red"].includes(pace)) {
      voice.textContent = find("state").textContent;
    }
    told = pace;
    rehearsal?.tick();
  };
  window.setInterval(() => tick(), speed ? 1000 / Math.min(speed, 20) : 500);
  show(other.place());
  tick();
  other.listen();
  other.tell({ kind: "place", place: other.place() });
  if (!clock.isNew()) tellClock();
  poll.come(other.place());
  document.documentElement.dataset.ready = "";
}

start();
