// The clock and the pace: how far the plan is, how far the session is, and what that means.
import { fill, readHash, writeHash } from "./follow.js";

const MINUTE = 60_000;
const AMBER = 0.25; // chosen: a breath past the end of a step is on time
const RED = 2; // chosen: two minutes past it, something has to be cut
const EARLY = 1;

export function judge(step, minute) {
  const late = minute - (step.start + step.minutes);
  if (late > RED) return { kind: "red", minutes: Math.ceil(late) };
  if (late > AMBER) return { kind: "amber", minutes: Math.ceil(late) };
  const early = step.start - minute;
  if (early >= EARLY) return { kind: "early", minutes: Math.floor(early) };
  return { kind: "good", minutes: 0 };
}

export function writeTime(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// Time that has run is in the address, so that a reload does not lose it.
export function makeClock(speed) {
  const read = (name) => Number(readHash().get(name)) || 0;
  const isRunning = () => read("since") > 0;
  const elapsed = () =>
    (read("spent") + (isRunning() ? Date.now() - read("since") : 0)) * speed;
  return {
    elapsed,
    isRunning,
    isNew: () => !isRunning() && read("spent") === 0,
    run: () => writeHash({ since: Date.now() }),
    pause: () => writeHash({ spent: Math.round(elapsed() / speed), since: 0 }),
    set: (time) =>
      writeHash({
        spent: Math.round(Math.max(0, time) / speed),
        since: isRunning() ? Date.now() : 0,
      }),
    reset: () => writeHash({ spent: 0, since: 0 }),
    read: () => ({ since: read("since"), spent: read("spent") }),
    write: ({ since, spent }) => writeHash({ since, spent }),
    // A window may be left over from a session that ended long ago.
    isOver: ({ since, spent }, minutes) =>
      spent + (since ? Date.now() - since : 0) > minutes * MINUTE,
  };
}

function drawClock(find, deck, step, clock) {
  const { words } = deck;
  const elapsed = clock.elapsed();
  const total = writeTime(deck.length * MINUTE);
  const left = (step.start + step.minutes) * MINUTE - elapsed;
  const locale = { hour: "numeric", minute: "2-digit" };
  find("time").textContent = new Date().toLocaleTimeString(deck.lang, locale);
  find("elapsed").textContent = fill(words["clock.of"], { elapsed: writeTime(elapsed), total });
  find("left").textContent =
    left < 0 ? fill(words["clock.over"], { time: writeTime(-left) }) : writeTime(left);
}

function drawPace(find, deck, step, clock) {
  const { words } = deck;
  const minute = clock.elapsed() / MINUTE;
  const { kind, minutes } = judge(step, minute);
  const end = step.start + step.minutes;
  const state = fill(words[`pace.${kind}`], { minutes });
  const box = find("pace");
  box.dataset.pace = clock.isNew() ? "idle" : kind;
  find("state").textContent = clock.isNew() ? words["clock.idle"] : state;
  const share = (part) => `${Math.min(100, (100 * part) / deck.length)}%`;
  const planned = find("planned");
  planned.style.insetInlineStart = share(step.start);
  planned.style.inlineSize = share(step.minutes);
  find("hand").style.insetInlineStart = share(minute);
  const text = fill(words["pace.text"], { state, end, minute: Math.floor(minute) });
  find("bar").setAttribute("aria-label", text);
  return clock.isNew() ? "idle" : kind;
}

// Draws everything that changes with time; returns how the pace is.
export function drawTime(find, deck, step, clock) {
  drawClock(find, deck, step, clock);
  const { words } = deck;
  const isNew = clock.isNew();
  const key = clock.isRunning() ? "pause" : isNew ? "start" : "resume";
  const button = find("run");
  if (button.textContent !== words[`button.${key}`]) button.textContent = words[`button.${key}`];
  find("reset").disabled = isNew;
  return drawPace(find, deck, step, clock);
}
