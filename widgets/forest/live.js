// The live half of the forest explorer: the page stands already, Python refills its slots.

const ROOT = '[data-sbs="forest"][data-ready="true"]';
const TYPES = { csv: "text/csv;charset=utf-8", python: "text/x-python;charset=utf-8" };

// In JupyterLab the page is the output above this one; in the app it is in the words that were sent.
function findRoot(el) {
  if (!el.isConnected) return null;
  return el.closest(".jp-OutputArea")?.querySelector(ROOT) ?? document.querySelector(ROOT);
}

function clone(root, name) {
  return root.querySelector(`template[data-part="${name}"]`).content.cloneNode(true);
}

function save({ name, text }, kind) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: TYPES[kind] }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function readChoice(controls) {
  const choice = {};
  for (const control of controls.querySelectorAll("[data-dim]")) {
    choice[control.dataset.dim] = control.querySelector("select, input:checked").value;
  }
  return choice;
}

function showChoice(controls, choice) {
  for (const [name, value] of Object.entries(choice)) {
    const control = controls.querySelector(`[data-dim="${name}"]`);
    const select = control.querySelector("select");
    if (select) select.value = value;
    for (const radio of control.querySelectorAll("input")) radio.checked = radio.value === value;
  }
}

function mount(model, root, el) {
  const controls = root.querySelector("[data-controls]");
  controls.replaceChildren(clone(root, "controls"));
  el.replaceChildren(clone(root, "above"));
  el.lang = root.lang;
  const first = readChoice(controls);
  let wanted = null;
  const tell = (name, value) => {
    try {
      model.set(name, value);
      model.save_changes();
    } catch {
      // The kernel is gone. What is shown stays; the shell has said so.
    }
  };
  const wake = () => {
    if (!model.get("awake")) tell("awake", true);
  };
  const choose = (choice) => {
    root.setAttribute("aria-busy", "true");
    tell("choice", choice);
  };
  const fill = () => {
    for (const [name, html] of Object.entries(model.get("slots"))) {
      root.querySelector(`[data-slot="${name}"]`).innerHTML = html;
    }
    const empty = root.querySelector('[data-slot="table"]').innerHTML === "";
    for (const part of root.querySelectorAll("[data-with-trials]")) part.hidden = empty;
    for (const link of root.querySelectorAll("a.sbs-term, a.sbs-number")) {
      link.setAttribute("role", "button");
      if (!link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "false");
    }
    root.removeAttribute("aria-busy");
  };
  const speak = () => (root.querySelector(".sbs-say").textContent = model.get("said"));
  const give = () => {
    if (wanted) save(model.get("files")[wanted], wanted);
    wanted = null;
  };
  const show = () => showChoice(controls, model.get("choice"));
  controls.addEventListener("focusin", wake);
  controls.addEventListener("pointerover", wake);
  controls.addEventListener("change", () => choose(readChoice(controls)));
  controls.querySelector("[data-reset]").addEventListener("click", () => {
    showChoice(controls, first);
    choose(first);
  });
  for (const button of controls.querySelectorAll("[data-file]")) {
    button.addEventListener("click", () => {
      const { file } = button.dataset;
      const ready = model.get("files")[file];
      if (ready) save(ready, file);
      else {
        wanted = file;
        wake();
      }
    });
  }
  const heard = { "change:slots": fill, "change:said": speak, "change:files": give };
  heard["change:choice"] = show;
  for (const [name, act] of Object.entries(heard)) model.on(name, act);
  if (Object.keys(model.get("choice")).length) show();
  if (Object.keys(model.get("slots")).length) fill();
  controls.dataset.ready = "true";
  return () => {
    for (const [name, act] of Object.entries(heard)) model.off(name, act);
  };
}

function render({ model, el }) {
  let stop = null;
  const attempt = () => {
    const root = findRoot(el);
    if (!root) return;
    watch.disconnect();
    stop = mount(model, root, el);
  };
  const watch = new MutationObserver(attempt);
  const seen = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] };
  watch.observe(document.body, seen);
  attempt();
  return () => {
    watch.disconnect();
    stop?.();
  };
}

export default { render };
