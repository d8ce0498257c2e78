// Puts each live output where the words left a place for it.

const placeOf = (cell) => document.querySelector(`.sbs-live[data-cell="${cell.dataset.cell}"]`);

function showAbsent(place) {
  const words = document.querySelector('template[data-status="absent"]').content.cloneNode(true);
  words.querySelector("[data-again]").addEventListener("click", (event) => {
    event.preventDefault();
    window.location.reload();
  });
  place.replaceChildren(words);
  place.dataset.state = "absent";
}

function placeCell(cell) {
  const place = placeOf(cell);
  if (!place) return;
  if (cell.querySelector(".sbs-cell-error")) {
    showAbsent(place);
    return;
  }
  const outputs = cell.querySelectorAll(".sbs-output:not([data-twin])");
  if (!outputs.length) return;
  place.replaceChildren(...outputs);
  place.dataset.state = "live";
}

// A reader who only reads takes no kernel; the live part comes with a page of its own.
function start(event) {
  const query = new URLSearchParams(window.location.search);
  const part = event.currentTarget.closest("[data-part-of]");
  if (part) query.set("at", part.dataset.partOf);
  query.set("live", "1");
  window.location.search = query;
}

// The kernel stops at the first error, and then the cells below it never come.
function placeAll() {
  const offers = document.querySelectorAll("[data-start]");
  for (const offer of offers) offer.addEventListener("click", start);
  if (offers.length) return;
  document.querySelectorAll("#sbs-live-cells .sbs-cell").forEach(placeCell);
  document.querySelectorAll(".sbs-live:not([data-state])").forEach(showAbsent);
}

// Voilà's empty workbench calls itself "main" too, and there can be only one.
new MutationObserver(() => {
  const other = document.querySelector("body > #main.jp-LabShell");
  if (other) other.id = "voila-main";
}).observe(document.body, { childList: true });

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", placeAll);
else placeAll();
