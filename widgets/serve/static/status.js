// Says when the kernel or the line is lost, what goes on working, and the way back.

const EVERY_MS = 5000;
const place = document.getElementById("sbs-status");
const voice = document.getElementById("sbs-live");
let told = "";
let timer = 0;

function readKernel() {
  const config = document.getElementById("jupyter-config-data");
  return config ? JSON.parse(config.textContent).kernelId : null;
}

function hide() {
  place.hidden = true;
}

function wire(words) {
  words.querySelector("[data-again]")?.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.reload();
  });
  words.querySelector("[data-hide]")?.addEventListener("click", () => {
    hide();
    document.getElementById("main").focus({ preventScroll: true });
  });
}

function tell(state) {
  if (state === told) return;
  told = state;
  const words = document.querySelector(`template[data-status="${state}"]`).content.cloneNode(true);
  voice.textContent = words.querySelector("p").textContent;
  wire(words);
  place.replaceChildren(words);
  place.dataset.state = state;
  place.hidden = false;
}

// A reader who has been told that the line is down is told once that it is back.
function tellGood() {
  if (told === "offline") tell("back");
}

async function ask() {
  if (document.getElementById("sbs-failed")) return tell("failed");
  const kernel = readKernel();
  if (!kernel) return undefined;
  try {
    const address = new URL(`alive/${kernel}`, import.meta.url);
    const answer = await fetch(address, { cache: "no-store", credentials: "omit" });
    if (answer.status === 410) return tell("lost");
    return answer.status === 204 ? tellGood() : tell("offline");
  } catch {
    return tell("offline");
  }
}

// A lost kernel does not come back: there is nothing more to ask.
async function askAgain() {
  window.clearTimeout(timer);
  if (!document.hidden) await ask();
  window.clearTimeout(timer);
  const over = told === "lost" || told === "failed";
  if (!over && !document.hidden) timer = window.setTimeout(askAgain, EVERY_MS);
}

document.addEventListener("visibilitychange", askAgain);
window.addEventListener("online", askAgain);
window.addEventListener("offline", askAgain);
window.addEventListener("pageshow", askAgain);
askAgain();
