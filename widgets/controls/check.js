// A pick shows what that answer means, and can be changed at will. Nothing is kept or sent.
export function renderCheck({ model, el }) {
  el.innerHTML = model.get("html");
  const picked = el.querySelector("[data-picked]");
  const answers = [...el.querySelectorAll("[data-answer]")];
  el.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    picked.innerHTML = answers[Number(event.target.value)].innerHTML;
  });
}
