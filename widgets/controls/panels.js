// The panel switch: a state in, words and pictures out. Everything it shows came with the page.

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
