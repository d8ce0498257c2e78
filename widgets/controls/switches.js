// Choices and steps move the state; when it has moved, they show it.

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
