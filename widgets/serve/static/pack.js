// The form for a local pack. What is typed stays here; saving makes a file out of it.

import { check, findToday, nameFile, readLink, writeToml } from "./packcheck.js";
import { makeSpeaker } from "./packsay.js";

const { words, rules, named, kinds } = JSON.parse(document.getElementById("pack-data").textContent);
const { say, writeTrouble, writeShort } = makeSpeaker(words, kinds);
const root = document.querySelector(".pack");
const find = (selector) => root.querySelector(selector);
const findAll = (selector, from = root) => [...from.querySelectorAll(selector)];
const LINKS = ["tel", "sms"];
let unsaved = false; // whether leaving would lose what somebody typed
let pressing = false;
let made = 100; // numbers of cards made here: above any that the server wrote

// Reading the form ------------------------------------------------------------------------

function readCard(card) {
  return Object.fromEntries(
    findAll("[data-field]", card).map((input) => [input.dataset.field, readField(input)]),
  );
}

function readField({ dataset: { field }, type, checked, value }) {
  if (type === "checkbox") return checked ? value : "";
  return LINKS.includes(field) ? readLink(field, value) : value;
}

function listCards(part) {
  return findAll(`[data-card="${part}"]`);
}

function readPack() {
  const contacts = listCards("contacts").map(readCard);
  const ticked = findAll("[data-slot-kind]:checked").map((box) => box.dataset.slotKind);
  const used = contacts.map((contact) => contact.kind);
  return {
    place: find("[data-place]").value,
    slots: rules.kinds.filter((kind) => ticked.includes(kind) || used.includes(kind)),
    crisis: listCards("crisis").map(readCard),
    contacts,
  };
}

function readName() {
  return nameFile(find("[data-file]").value) || nameFile(find("[data-place]").value) || "my-place";
}

// Showing what is wrong -------------------------------------------------------------------

function findTarget({ code, part, number, field }) {
  if (code === "place") return find("[data-place]");
  if (code === "crisis") return find('[data-add="crisis"]');
  if (code === "empty") return find('[data-add="contacts"]');
  const card = listCards(part)[number - 1];
  return card.querySelector(`[data-field="${field || "tel"}"]`);
}

function makeItem(trouble) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const target = findTarget(trouble);
  target.id ||= `pack-${trouble.code}`;
  link.href = `#${target.id}`;
  link.textContent = writeTrouble(trouble);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    target.focus();
  });
  item.append(link);
  return item;
}

function makeList(key, troubles) {
  if (!troubles.length) return [];
  const head = document.createElement("h3");
  head.textContent = say(`check.${key}`, { count: troubles.length });
  const list = document.createElement("ul");
  list.append(...troubles.map(makeItem));
  return [head, list];
}

// Leaving a field checks it again. A link that is being clicked must not be replaced by its like.
let summed = "";

function showSummary(stops, weak) {
  const now = JSON.stringify([stops, weak]);
  if (now === summed) return;
  summed = now;
  const parts = [...makeList("stops", stops), ...makeList("weak", weak)];
  if (!parts.length) {
    const fine = document.createElement("p");
    fine.textContent = words["check.fine"];
    parts.push(fine);
  }
  find("[data-summary]").replaceChildren(...parts);
}

function showCard(card, number, troubles) {
  const part = card.dataset.card;
  const who = say(`who.${part}`, { number });
  card.querySelector("legend").textContent = say(`${part}.one`, { number });
  card.querySelector("[data-remove]").textContent = say("card.remove", { who });
  const shown = troubles.filter((trouble) => !isUnseen(card, trouble));
  showFaults(card.querySelector("[data-troubles]"), shown.filter(({ field }) => !field));
  for (const input of findAll("[data-field]", card)) {
    const mine = shown.filter(({ field }) => field === input.dataset.field);
    const fault = card.querySelector(`[data-fault="${input.dataset.field}"]`);
    if (!fault) continue;
    showFaults(fault, mine);
    if (mine.some(({ stops }) => stops)) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const hint = document.getElementById(`${input.id}-hint`);
    const about = [hint?.id, mine.length && fault.id].filter(Boolean).join(" ");
    if (about) input.setAttribute("aria-describedby", about);
    else input.removeAttribute("aria-describedby");
  }
}

// A field of a new card that nobody has been to yet is empty, and that is no fault yet.
function isUnseen(card, { code, field }) {
  if (!card.dataset.fresh || !["missing", "unreachable"].includes(code)) return false;
  return !field || !card.querySelector(`[data-field="${field}"]`).dataset.seen;
}

function showFaults(place, troubles) {
  place.textContent = troubles.map(writeShort).join(" ");
  place.hidden = !troubles.length;
}

function showAll() {
  const pack = readPack();
  const file = `${readName()}.toml`;
  const found = check(pack, rules, findToday(), named.includes(readName()));
  const stops = found.filter((trouble) => trouble.stops);
  const weak = found.filter((trouble) => !trouble.stops);
  for (const part of ["crisis", "contacts"]) {
    listCards(part).forEach((card, place) => {
      const mine = found.filter((one) => one.part === part && one.number === place + 1);
      showCard(card, place + 1, mine);
    });
  }
  showSummary(stops, weak);
  find("[data-none]").hidden = pack.contacts.length > 0;
  find("[data-toml]").textContent = writeToml(pack);
  find("[data-save]").textContent = say("save.button", { file });
  for (const place of findAll("[data-named]")) place.textContent = readName();
  return say("check.count", { stops: stops.length, weak: weak.length });
}

function speak(text) {
  find("[data-voice]").textContent = text;
}

// Changing the form -----------------------------------------------------------------------

function proposeDial(card) {
  const [number, tel] = ["number", "tel"].map((name) => card.querySelector(`[data-field="${name}"]`));
  if (tel.value || !/^\+?[\d\s().\-\u2010-\u2015]+$/.test(number.value.trim())) return;
  tel.value = number.value.replace(/[^\d+]/g, "");
}

function addCard(part) {
  made += 1;
  const holder = document.createElement("template");
  holder.innerHTML = find(`[data-new="${part}"]`).innerHTML.replaceAll("NEW", String(made));
  const card = holder.content.querySelector("[data-card]");
  card.dataset.fresh = "yes";
  find(`[data-list="${part}"]`).append(card);
  showAll();
  card.querySelector("[data-field]").focus();
  speak(say("card.added", { who: say(`who.${part}`, { number: listCards(part).length }) }));
}

function removeCard(card) {
  const part = card.dataset.card;
  const who = say(`who.${part}`, { number: listCards(part).indexOf(card) + 1 });
  card.remove();
  unsaved = true;
  const count = showAll();
  find(`[data-add="${part}"]`).focus();
  speak(`${say("card.removed", { who })} ${count}`);
}

function save() {
  for (const card of findAll("[data-fresh]")) delete card.dataset.fresh;
  showAll();
  const file = `${readName()}.toml`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([writeToml(readPack())], { type: "application/toml" }));
  link.download = file;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  const saved = find("[data-saved]");
  saved.hidden = false;
  saved.textContent = say("save.saved", { file });
  unsaved = false;
  speak(saved.textContent);
}

root.addEventListener("input", () => {
  unsaved = true;
  showAll();
});
root.addEventListener("focusout", ({ target }) => {
  if (!target.dataset.field) return;
  target.dataset.seen = "yes";
  if (!pressing) showAll();
});
// A sentence that appears while a button is pressed would move the button away from the pointer.
root.addEventListener("pointerdown", () => {
  pressing = true;
});
for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, () => {
    pressing = false;
    window.setTimeout(showAll);
  });
}
root.addEventListener("change", (event) => {
  const card = event.target.closest("[data-card]");
  if (event.target.dataset.field === "number") proposeDial(card);
  speak(showAll());
});
root.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const card = button?.closest("[data-card]");
  if (!button) return;
  if (button.dataset.add) addCard(button.dataset.add);
  if ("remove" in button.dataset) removeCard(card);
  if ("save" in button.dataset) save();
  if ("today" in button.dataset) {
    unsaved = true;
    card.querySelector('[data-field="checked"]').value = findToday();
    card.querySelector('[data-field="tried"]').checked = false;
    speak(showAll());
  }
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

find("[data-no-script]").hidden = true;
find("[data-form]").hidden = false;
showAll();
