// Asks every few seconds whether the room has moved on, and then puts the new page in place.
// Without JavaScript there is a link, "Look again".
const EVERY = 3000;
const main = document.querySelector("main[data-pulse]");
const status = document.getElementById("room-said");
let misses = 0;

function isTyping() {
  const field = document.activeElement;
  return field && main.contains(field) && field.matches("input:not([type=radio])");
}

async function takePage() {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const held = main.contains(document.activeElement);
  const next = fresh.querySelector("main");
  main.replaceChildren(...next.childNodes);
  if (next.dataset.version) main.dataset.version = next.dataset.version;
  else delete main.dataset.pulse;
  document.title = fresh.title;
  const heading = main.querySelector(".room-question, h1");
  status.textContent = heading ? heading.textContent : "";
  if (held) main.focus();
}

async function look() {
  const answer = await fetch(main.dataset.pulse, { headers: { Accept: "application/json" } });
  if (answer.status === 429) return;
  const state = answer.ok ? await answer.json() : { version: "" };
  for (const said of main.querySelectorAll("[data-said]")) {
    said.textContent = state[said.dataset.said] ?? said.textContent;
  }
  if (state.version !== main.dataset.version && !isTyping()) await takePage();
}

async function keepLooking() {
  if (!document.hidden) {
    try {
      await look();
      if (misses > 2) status.textContent = "";
      misses = 0;
    } catch {
      misses += 1;
      if (misses === 3) status.textContent = main.dataset.lost;
    }
    status.classList.toggle("visually-hidden", misses < 3);
  }
  if (main.dataset.pulse) window.setTimeout(keepLooking, EVERY + Math.random() * 1000);
}

if (main) window.setTimeout(keepLooking, EVERY * Math.random());
