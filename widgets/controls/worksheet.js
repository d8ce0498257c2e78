// A sheet to fill in and print. What is written lives in its fields only: never kept, never sent.

const isVersionOf = (sheet, part) =>
  part.dataset.version === sheet.querySelector(".sbs-pick input:checked")?.value;

function showVersion(sheet) {
  for (const part of sheet.querySelectorAll("[data-version]")) {
    part.toggleAttribute("data-off", !isVersionOf(sheet, part));
  }
}

// A field cannot grow on paper, so its words stand beside it, line ends as strokes.
function copyWords(field) {
  const words = field.value.trim().replace(/\s*\n\s*/g, " / ");
  field.parentElement.querySelector(".sbs-written").textContent = words;
}

function clearSheet(sheet) {
  for (const box of sheet.querySelectorAll("input[type=checkbox]")) box.checked = false;
  for (const field of sheet.querySelectorAll("textarea")) {
    field.value = "";
    copyWords(field);
  }
}

function writeToday(sheet) {
  const lang = sheet.closest("[lang]")?.lang;
  const today = new Date().toLocaleDateString(lang, { dateStyle: "long" });
  sheet.querySelector("[data-today]").textContent = today;
}

// Everything beside the sheet, on each level up to the page, stays off the paper.
function printAlone(sheet) {
  const beside = [];
  for (let part = sheet; part !== document.body; part = part.parentElement) {
    beside.push(...[...part.parentElement.children].filter((other) => other !== part));
  }
  const mark = (on) => {
    for (const part of beside) part.toggleAttribute("data-beside", on);
    sheet.toggleAttribute("data-alone", on);
  };
  mark(true);
  window.addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}

function mountWorksheet(sheet) {
  const said = sheet.querySelector(".sbs-tools [role=status]");
  sheet.addEventListener("change", (event) => {
    if (event.target.type === "radio") showVersion(sheet);
  });
  sheet.addEventListener("input", (event) => {
    said.textContent = "";
    if (event.target.matches("textarea")) copyWords(event.target);
  });
  sheet.querySelector("[data-print]").addEventListener("click", () => printAlone(sheet));
  sheet.querySelector("[data-clear]").addEventListener("click", (event) => {
    clearSheet(sheet);
    said.textContent = event.currentTarget.dataset.cleared;
  });
  window.addEventListener("beforeprint", () => writeToday(sheet));
  sheet.querySelector(".sbs-tools").hidden = false;
  showVersion(sheet);
  writeToday(sheet);
}

export function mountWorksheets(root) {
  root.querySelectorAll("[data-worksheet]").forEach(mountWorksheet);
}
