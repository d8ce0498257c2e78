// What a question, its results and the way into the room look like, for the audience.
import { fill, make } from "./follow.js";

const countWords = (words, key, count) =>
  fill(words[`${key}.${count === 1 ? "one" : "many"}`], { count });

export const findResults = (room) => (room?.state.revealed ? room.state.results : null);

// A code to scan that leads nowhere must not stand on the wall: ``reachable`` says if phones can
// come, and ``shut`` if the host lets no new one in.
export function drawJoin(room, words, large = false) {
  const none = room.reachable ? room.shut && "join.shut" : "join.no_phones";
  if (none) return [make(large ? "h1" : "p", {}, words[none])];
  const source = `data:image/svg+xml,${encodeURIComponent(room.picture)}`;
  const picture = make("img", { class: "show-qr", src: source, alt: fill(words["join.qr"], room) });
  const lines = [
    make("p", { class: "show-address" }, fill(words["join.address"], room)),
    make("p", { class: "show-code" }, fill(words["join.code"], room)),
  ];
  if (!large) return [picture, ...lines];
  const rules = make("p", {}, fill(words["join.rules"], { least: room.state.least }));
  const box = make("div", { class: "show-join" }, picture, make("div", {}, ...lines, rules));
  return [make("h1", {}, words["join.note"]), box];
}

function drawOptions(question) {
  const rows = question.options.map(({ label }) => make("li", {}, label));
  return make("ul", { class: "show-options" }, ...rows);
}

// A guess is a game. What one thinks or how sure one is, nobody should have to show the others.
function pickHands({ kind }, mode) {
  if (mode === "online") return kind === "guess" ? "ask.type_open" : "ask.type_own";
  return kind === "guess" ? "ask.hands_open" : "ask.hands_eyes";
}

export function drawQuestion(question, asked, room, { words, mode }) {
  const body = make("div", { class: "show-question" }, drawOptions(question));
  const hands = make("p", { class: "show-note" }, words[pickHands(question, mode)]);
  if (!room?.reachable) body.append(hands);
  if (!room) return body;
  const join = make("div", { class: "show-side" }, ...drawJoin(room, words));
  if (asked) {
    const count = countWords(words, "ask.answered", asked.state.count);
    join.append(make("p", { class: "show-count" }, count));
  }
  body.append(join, make("p", { class: "show-note" }, words["ask.waiting"]));
  return body;
}

// A bar has its number beside it; "before" is hollow, so that grey paper tells them apart too.
function drawBar(count, total, text, before) {
  const bar = make("span", { class: before ? "show-bar show-before" : "show-bar" });
  bar.style.inlineSize = `${total ? (100 * count) / total : 0}%`;
  const track = make("span", { class: "show-track" }, bar);
  return make("span", { class: "show-measure" }, track, make("span", {}, text));
}

function drawRound({ counts, shown, round }, place, words, both) {
  const before = both && round === "before";
  const key = both ? `result.${round}` : "result.row";
  const text = fill(words[key], { count: counts[place], total: shown });
  return drawBar(counts[place], shown, text, before);
}

export function drawResults(question, view, asked, words) {
  const results = findResults(asked);
  if (!results) return make("p", { class: "show-note" }, words["result.none"]);
  const seen = results.filter(({ counts }) => counts);
  if (!seen.length) {
    const { least } = asked.state;
    return make("p", { class: "show-note" }, fill(words["result.few"], { least }));
  }
  const both = results.length > 1;
  const rows = question.options.map(({ label }, place) =>
    make(
      "li",
      {},
      make("span", { class: "show-label" }, label),
      ...seen.map((round) => drawRound(round, place, words, both)),
    ),
  );
  const held = seen.at(-1).held_back;
  const more = fill(words["result.held"], { count: held });
  const note = held ? make("p", { class: "show-note" }, more) : null;
  return make("div", {}, make("ul", { class: "show-results" }, ...rows), note);
}

export function drawAnswer(question, words) {
  return make(
    "div",
    { class: "show-answer" },
    make("h2", {}, words["result.correct"]),
    make("p", {}, question.why),
  );
}
