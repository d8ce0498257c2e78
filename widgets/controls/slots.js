// Where the words and pictures of one state are, and the places on the page that they fill.

function lookUp(data, state) {
  const slots = {};
  for (const part of data.parts) {
    const row = part.values[part.dims.map((key) => state[key]).join("|")];
    part.slots.forEach((name, place) => (slots[name] = row[place]));
  }
  return slots;
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
