// The panel switch: a state in, words and pictures out. Everything it shows came with the page.

const PRINTED = "details";

// The shell of the app owns the address bar; in JupyterLab it belongs to someone else.
const ownsAddress = () => document.getElementById("sbs-live") !== null;

function lookUp(data, state) {
  const slots = {};
  for (const part of data.parts) {
    const row = part.values[part.dims.map((key) => state[key]).join("|")];
    part.slots.forEach((name, place) => (slots[name] = row[place]));
  }
  return slots;
}

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

function fillSlots(elements, slots) {
  for (const element of elements) {
    const html = slots[element.dataset.slot];
    if (element.sbsHtml === html) continue;
    element.innerHTML = html;
    element.sbsHtml = html;
  }
}

function fillRows(root, data, state) {
  for (const body of root.querySelectorAll("[data-repeat]")) {
    const dimension = data.dims.find((item) => item.key === body.dataset.repeat);
    const rows = dimension.values.map((value) => {
      const row = body.querySelector("template").content.cloneNode(true);
      const slots = lookUp(data, { ...state, [dimension.key]: value });
      for (const cell of row.querySelectorAll("[data-cell]")) {
        cell.innerHTML = slots[cell.dataset.cell];
      }
      return row;
    });
    for (const old of body.querySelectorAll("tr")) old.remove();
    body.append(...rows);
  }
}

function mountControls(root, data, state, go) {
  const shown = [];
  for (const dimension of data.dims) {
    for (const control of root.querySelectorAll(`[data-dim="${dimension.key}"]`)) {
      const move = (value) => go({ [dimension.key]: value });
      if (control.classList.contains("sbs-steps")) {
        const show = mountSteps(control, dimension.labels, 0, (step) =>
          move(dimension.values[step]),
        );
        shown.push((state) => show(dimension.values.indexOf(state[dimension.key])));
      } else {
        control.addEventListener("change", (event) => move(event.target.value));
        shown.push((state) => {
          for (const radio of control.querySelectorAll("input")) {
            radio.checked = radio.value === state[dimension.key];
          }
        });
      }
    }
  }
  for (const button of root.querySelectorAll("[data-next]")) {
    const { key, values } = data.dims.find((item) => item.key === button.dataset.next);
    button.addEventListener("click", () => {
      go({ [key]: values[values.indexOf(state()[key]) + 1] });
      root.querySelector("[data-slot][tabindex]")?.focus();
    });
    shown.push((now) => (button.hidden = now[key] === values.at(-1)));
  }
  return (state) => shown.forEach((show) => show(state));
}

// A term or a number opens its note where it stands; the same note stands at the page's end.
function mountNotes(root, words) {
  let open = null;
  const close = () => {
    open?.note.remove();
    open?.link.setAttribute("aria-expanded", "false");
    open = null;
  };
  const show = (link) => {
    const target = root.querySelector(`[id="${link.hash.slice(1)}"]`);
    const note = document.createElement("div");
    note.className = "sbs-popup";
    note.setAttribute("role", "note");
    note.tabIndex = -1;
    note.innerHTML = target.innerHTML;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sbs-button";
    button.textContent = words.close;
    button.addEventListener("click", () => {
      close();
      link.focus();
    });
    note.append(button);
    const block = link.closest("td,th,li,dd,figcaption,p,div");
    if (block.matches("p")) block.after(note);
    else block.append(note);
    link.setAttribute("aria-expanded", "true");
    open = { link, note };
    note.focus();
  };
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a.sbs-term, a.sbs-number");
    if (!link) return;
    event.preventDefault();
    const same = open?.link === link;
    close();
    if (!same) show(link);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { link } = open;
    close();
    link.focus();
  });
  return { close, isOpen: () => open !== null };
}

function markLinks(root) {
  for (const link of root.querySelectorAll("a.sbs-term, a.sbs-number")) {
    link.setAttribute("role", "button");
    if (!link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "false");
  }
}

function mountCopy(root, words) {
  const button = root.querySelector(".sbs-copy");
  if (!button) return;
  if (!ownsAddress()) {
    button.hidden = true;
    return;
  }
  const done = root.querySelector(".sbs-copied");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      done.textContent = words.copied;
    } catch {
      // An old phone, or no permission: the reader can copy it by hand.
      done.innerHTML = `<label>${words.copy_by_hand} <input readonly></label>`;
      const field = done.querySelector("input");
      field.value = window.location.href;
      field.select();
    }
  });
}

// Where our server is not there to be asked for a file, the link itself holds it.
function holdFiles(root, files) {
  for (const link of root.querySelectorAll("a[data-file]")) {
    const text = encodeURIComponent(files[link.dataset.file]);
    link.href = `data:text/plain;charset=utf-8,${text}`;
  }
}

// On paper nothing can be opened, so everything is.
function openForPrint(root) {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...root.querySelectorAll(PRINTED)].filter((item) => !item.open);
    for (const item of closed) item.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const item of closed) item.open = false;
  });
}

export function mountPanels(root, data) {
  const { words } = data;
  const listeners = [];
  const address = ownsAddress() ? readAddress(data) : { state: { ...data.start }, missed: [] };
  let { state } = address;
  const elements = root.querySelectorAll("[data-slot]");
  const notes = mountNotes(root, words);
  const gated = root.querySelectorAll("[data-gated]");
  const openGates = () => gated.forEach((item) => (item.open = true));
  const reveals = mountReveals(root, (bet) => {
    if (bet.dataset.gates !== undefined) openGates();
  });
  const closeGates = () => {
    const bet = root.querySelector("[data-bet][data-gates]");
    gated.forEach((item) => (item.open = !bet || reveals.isAnswered(bet)));
  };
  let rowsFor = null;
  const apply = () => {
    const slots = lookUp(data, state);
    notes.close();
    fillSlots(elements, slots);
    reveals.restore();
    closeGates();
    showControls(state);
    markLinks(root);
    return slots;
  };
  const fillTable = () => {
    const key = JSON.stringify(data.rows_by.map((name) => state[name]));
    if (rowsFor === key) return;
    rowsFor = key;
    fillRows(root, data, state);
    markLinks(root);
  };
  const go = (change, quiet = false) => {
    const next = { ...state, ...change };
    if (data.dims.every(({ key }) => next[key] === state[key])) return;
    state = next;
    const slots = apply();
    fillTable();
    root.querySelector(".sbs-say").textContent = slots.say.replace(/<[^>]*>/g, "");
    if (ownsAddress()) writeAddress(data, state);
    if (!quiet) listeners.forEach((listen) => listen({ ...state }));
  };
  const showControls = mountControls(root, data, () => state, go);
  apply();
  fillTable();
  if (address.missed.length) {
    const notice = root.querySelector(".sbs-notice");
    notice.textContent = words.bad_address.replace("{part}", address.missed.join(", "));
    notice.hidden = false;
  }
  mountCopy(root, words);
  mountWorksheets(root);
  mountQuizzes(root);
  openForPrint(root);
  root.dataset.ready = "true";
  // Choices that come from elsewhere: no address is written and nothing is announced.
  const take = (kept) => {
    reveals.take(kept.guesses);
    state = { ...state, ...kept.state };
    apply();
    fillTable();
  };
  const keep = () => ({ state, guesses: reveals.keep() });
  const listen = (listener) => listeners.push(listener);
  return { go, state: () => ({ ...state }), listen, keep, take };
}

export function mountSection(root) {
  const script = root.querySelector("script.sbs-data");
  if (!script || root.sbsPanels) return;
  root.sbsPanels = mountPanels(root, JSON.parse(script.textContent));
  root.dispatchEvent(new Event("sbs-mounted"));
}

export function mountAll(page) {
  page.querySelectorAll("[data-sbs]").forEach(mountSection);
  const at = new URLSearchParams(window.location.search).get("at");
  if (at) page.querySelector(`[data-sbs="${CSS.escape(at)}"]`)?.scrollIntoView();
}

// State goes to Python and back; the page does not wait for it and does not need it.
function connect(model, panels) {
  const tell = (state) => {
    try {
      model.set("state", state);
      model.save_changes();
    } catch {
      // The kernel is gone. The page goes on without it; the shell has said so.
    }
  };
  panels.listen(tell);
  model.on("change:state", () => panels.go(model.get("state"), true));
  tell(panels.state());
}

export function renderPanels({ model, el }) {
  const data = model.get("panels");
  const sent = ownsAddress() ? document.querySelector(`[data-sbs="${data.topic}"]`) : null;
  if (sent?.sbsPanels) {
    connect(model, sent.sbsPanels);
  } else if (sent) {
    sent.addEventListener("sbs-mounted", () => connect(model, sent.sbsPanels), { once: true });
  } else {
    el.innerHTML = model.get("html");
    holdFiles(el, model.get("files"));
    connect(model, mountPanels(el.querySelector("[data-sbs]"), data));
  }
}
