// What the address bar says of a page of panels: read once, then kept up to date.

// The shell of the app owns the address bar; in JupyterLab it belongs to someone else.
const ownsAddress = () => document.getElementById("sbs-live") !== null;

// A week between two steps goes to the step before it; anything else cannot be shown.
function findNearest(dimension, asked) {
  if (dimension.values.includes(asked)) return asked;
  const number = /^\d+$/.test(asked) ? Number(asked) : NaN;
  return dimension.values.filter((value) => Number(value) <= number).pop();
}

function readAddress(data) {
  const query = new URLSearchParams(window.location.search);
  const state = { ...data.start };
  const missed = [];
  // A link names one topic; the others on the page stay as they begin.
  if ((query.get("at") ?? data.topic) !== data.topic) return { state, missed };
  for (const dimension of data.dims) {
    const asked = query.get(dimension.key);
    if (asked === null) continue;
    const found = findNearest(dimension, asked);
    if (found !== undefined) state[dimension.key] = found;
    if (found !== asked) missed.push(`${dimension.key}=${asked.slice(0, 40)}`);
  }
  return { state, missed };
}

function writeAddress(data, state) {
  // The audience's window of a workshop: its address says which step is shown.
  if (document.documentElement.hasAttribute("data-show")) return;
  const now = new URLSearchParams(window.location.search);
  const query = new URLSearchParams({ at: data.topic });
  for (const kept of ["lang", "live"]) if (now.has(kept)) query.set(kept, now.get(kept));
  for (const dimension of data.dims) query.set(dimension.key, state[dimension.key]);
  window.history.replaceState(null, "", `?${query}`);
}
