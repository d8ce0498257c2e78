// The rehearsal: the whole sheet at many times the speed, with made-up phones in a real room.
import { fill } from "./follow.js";

const MINUTE = 60_000;
const PHONES = 12; // chosen: a small group, and more than the five answers that results need
const SHOW_AFTER = 2 / 3; // of the time of a question, its results are shown, if they may be

// Where the sheet is at this minute: the views of a step share its time.
export function findPlace(steps, minute) {
  const last = steps.findIndex((step) => minute < step.start + step.minutes);
  const step = last < 0 ? steps.length : last + 1;
  const { start, minutes, views } = steps[step - 1];
  const share = Math.min(Math.max((minute - start) / minutes, 0), 0.9999) * views.length;
  return { step, view: Math.floor(share) + 1, share: share % 1 };
}

const isPast = (one, two) => one.step > two.step || (one.step === two.step && one.view > two.view);

export function mountRehearsal(find, deck, { clock, other, poll, speed }) {
  const { words } = deck;
  const answered = new Set();
  const shown = new Set();
  let devices = "";
  let over = false;

  find("rehearsal").hidden = false;
  find("rehearsal-note").textContent = fill(words["rehearsal.note"], { speed, count: PHONES });
  const button = find("rehearse");
  const news = find("rehearsal-news");

  async function answer(asked) {
    if (!poll.seat.code || answered.has(asked)) return;
    answered.add(asked);
    const form = { code: poll.seat.code, asked, count: PHONES, devices };
    try {
      const said = await poll.server("present/rehearse", form, poll.seat.key);
      ({ devices } = said);
      await poll.look();
    } catch {
      news.textContent = words["rehearsal.alone"];
    }
  }

  async function run() {
    over = false;
    if (clock.isNew()) other.move({ step: 1, view: 1 });
    await poll.open();
    news.textContent = poll.seat.code ? "" : words["rehearsal.alone"];
    clock.run();
  }

  async function end() {
    over = true;
    clock.pause();
    await poll.close();
    news.textContent = words["rehearsal.done"];
  }

  function showResults(share) {
    const asked = poll.wanted();
    const { pair } = deck.questions[poll.see().question];
    if (pair || share < SHOW_AFTER || shown.has(asked)) return;
    shown.add(asked);
    poll.reveal();
  }

  function advance() {
    const minute = clock.elapsed() / MINUTE;
    if (minute >= deck.length) return void end();
    const planned = findPlace(deck.steps, minute);
    const place = other.place();
    if (place.over === "support" || place.over === "blank") return;
    if (isPast(planned, place)) other.move({ step: planned.step, view: planned.view });
    const { kind } = poll.see();
    const room = poll.room();
    if (kind !== "question" || room?.asked !== poll.wanted()) return;
    answer(room.asked);
    if (!isPast(place, planned)) showResults(planned.share);
  }

  button.addEventListener("click", () => {
    if (clock.isRunning()) clock.pause();
    else run();
  });
  // A window that goes must not leave its room behind; one that is loaded again opens another.
  window.addEventListener("pagehide", () => poll.drop());
  return {
    tick() {
      const key = clock.isRunning() ? "pause" : clock.isNew() || over ? "start" : "resume";
      const label = words[`rehearsal.${key}`];
      if (button.textContent !== label) button.textContent = label;
      if (clock.isRunning() && !over) advance();
    },
  };
}
