// Wire a row of steps: − and + move the range, and the range says its value in words.
export function mountSteps(row, values, start, moved) {
  const range = row.querySelector("input");
  const shown = row.querySelector("output");
  const buttons = row.querySelectorAll("button[data-move]");
  const show = (step) => {
    range.value = step;
    range.setAttribute("aria-valuetext", values[step]);
    shown.textContent = values[step];
    for (const button of buttons) {
      const end = button.dataset.move < 0 ? 0 : values.length - 1;
      // Not `disabled`: that would throw the keyboard focus away at the last step.
      button.setAttribute("aria-disabled", String(step === end));
    }
  };
  const go = (step) => {
    const within = Math.min(Math.max(step, 0), values.length - 1);
    show(within);
    moved(within);
  };
  range.addEventListener("input", () => go(Number(range.value)));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const step = Number(range.value) + Number(button.dataset.move);
      if (step >= 0 && step < values.length) go(step);
    });
  }
  show(start);
  return show;
}

export function renderSteps({ model, el }) {
  el.innerHTML = model.get("html");
  const row = el.querySelector(".sbs-steps");
  const show = mountSteps(row, model.get("values"), model.get("value"), (step) => {
    model.set("value", step);
    model.save_changes();
  });
  const follow = () => show(model.get("value"));
  // It stays in place while its words change: only then does a screen reader read them out.
  const said = document.createElement("p");
  said.className = "sbs-said";
  said.setAttribute("role", "status");
  el.append(said);
  const tell = () => (said.textContent = model.get("said"));
  tell();
  model.on("change:value", follow);
  model.on("change:said", tell);
  return () => {
    model.off("change:value", follow);
    model.off("change:said", tell);
  };
}
