// A choice as a widget: radio buttons are native, so only the link to Python is ours.
export function renderChoice({ model, el }) {
  el.innerHTML = model.get("html");
  el.addEventListener("change", (event) => {
    model.set("value", event.target.value);
    model.save_changes();
  });
  const show = () => {
    for (const radio of el.querySelectorAll("input")) {
      radio.checked = radio.value === model.get("value");
    }
  };
  model.on("change:value", show);
  return () => model.off("change:value", show);
}
