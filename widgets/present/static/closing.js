// The second question before a room is closed: save either file, close, or keep it open.
import { fill } from "./follow.js";

const FILES = [
  { name: "room-save", file: "changes.csv", nothing: "close.no_changes" },
  { name: "room-counts", file: "counts.csv", nothing: "close.no_counts" },
];

function saveFile(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 0);
}

const hasRows = (text) => text.trim().split("\n").length > 1;

// ``load`` returns the text of a file; ``fail`` says why it did not come.
export function mountClosing(find, words, { load, close, say, fail }) {
  const box = find("room-closing");
  const opener = find("room-close");
  const isOpen = () => !box.hidden;

  const put = (open) => {
    box.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const stay = () => {
    if (!isOpen()) return;
    put(false);
    opener.focus();
  };
  const ask = () => {
    if (isOpen()) return stay();
    put(true);
    find("room-save").focus();
  };
  // One file at a time: browsers stop a page that saves two at once, and ask about it.
  const save = async ({ file, nothing }) => {
    try {
      const text = await load(file);
      if (hasRows(text)) saveFile(text, file);
      say(fill(words[hasRows(text) ? "close.saved" : nothing], { file }));
    } catch (error) {
      fail(error);
    }
  };
  const end = async () => {
    await close();
    put(false);
    // When the server did not answer, the room is still there, and so is its button.
    (opener.hidden ? find("room-open") : opener).focus();
  };

  opener.addEventListener("click", ask);
  for (const one of FILES) {
    find(one.name).addEventListener("click", () => save(one));
  }
  find("room-delete").addEventListener("click", end);
  find("room-stay").addEventListener("click", stay);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stay();
  });
  return { hide: () => put(false) };
}
