// The buttons of the clock: start, pause, and set it by hand, for a session that began late, a clock
// that was started late, or a computer that was started again.
import { fill } from "./follow.js";
import { writeTime } from "./pace.js";

const MINUTE = 60_000;

// ``step`` returns the step that is shown; ``changed`` draws the clock and tells the other window.
export function mountClock(find, words, clock, { step, changed, say }) {
  const move = (minutes) => clock.set(clock.elapsed() + minutes * MINUTE);
  const press = (name, act) => find(name).addEventListener("click", act);
  const set = (act) => () => {
    act();
    changed();
    const holes = { elapsed: writeTime(clock.elapsed()), state: find("state").textContent };
    say(fill(words["clock.set"], holes));
  };
  press("run", () => {
    if (clock.isRunning()) clock.pause();
    else clock.run();
    changed();
  });
  press("clock-back", set(() => move(-1)));
  press("clock-on", set(() => move(1)));
  press("clock-step", set(() => clock.set(step().start * MINUTE)));
  press("reset", set(clock.reset));
}
