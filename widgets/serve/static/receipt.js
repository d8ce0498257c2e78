// The privacy receipt: counts what this page does, in the reader's own browser.

const receipt = document.getElementById("sbs-receipt");
const voice = document.getElementById("sbs-live");

function isElsewhere(name) {
  const address = new URL(name, window.location.href);
  return address.protocol.startsWith("http") && address.origin !== window.location.origin;
}

function count() {
  const loaded = window.performance.getEntriesByType("resource").map((entry) => entry.name);
  return {
    requests: loaded.filter(isElsewhere).length,
    cookies: document.cookie.split(";").filter((part) => part.trim()).length,
    storage: window.localStorage.length + window.sessionStorage.length,
  };
}

function show(counts) {
  for (const [name, number] of Object.entries(counts)) {
    receipt.querySelector(`[data-count="${name}"]`).textContent = number;
  }
}

// The browser keeps 250 entries unless it is told otherwise, and would then miss the later ones.
window.performance.setResourceTimingBufferSize(5000);
receipt.querySelector("[data-receipt]").hidden = false;
receipt.querySelector("[data-no-script]").hidden = true;
receipt.querySelector("button").addEventListener("click", () => {
  const counts = count();
  show(counts);
  voice.textContent = receipt.dataset.checked.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
});
show(count());
window.addEventListener("load", () => show(count()));
