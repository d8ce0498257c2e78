// What the presenter's tab keeps over a reload: its short name, the code and key of its room, and
// the address at which phones find this computer.
// All of it stands in the tab's own name and not in the address, which a projector, a screenshot or
// the history would show. A name is never sent, ends with the tab, and is emptied by the browser
// when the tab goes to another site.
import { isTaken } from "./pair.js";

const MARK = "side-by-side-presenter:";

// Chance, and not a counter: two tabs know nothing of each other when they start.
const makeId = () => {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
};

const write = (kept) => {
  window.name = MARK + JSON.stringify(kept);
  return kept;
};

const startAnew = () => write({ id: makeId(), code: "", key: "", at: "" });

function read() {
  if (!window.name.startsWith(MARK)) return null;
  try {
    const { id, code, key, at } = JSON.parse(window.name.slice(MARK.length));
    if (typeof id !== "string" || !id) return null;
    return { id, code: code ?? "", key: key ?? "", at: at ?? "" };
  } catch {
    return null;
  }
}

// A tab that was copied has the name of the first: it becomes a presenter of its own.
export async function readTab(sheet) {
  const kept = read();
  return kept && !(await isTaken(sheet, kept.id)) ? kept : startAnew();
}

export const writeSeat = ({ code, key, at }) => write({ ...read(), code, key, at });
