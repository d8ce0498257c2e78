// One part at a time, so that a phone is not given a page of a hundred screens. Without JavaScript
// all parts stand below each other, and the links lead to them.
import { mountAll } from "./panels.js";

const parts = [...document.querySelectorAll("[data-part-of]")];
const find = (key) => parts.find((part) => part.dataset.partOf === key);
const asked = () => new URLSearchParams(window.location.search).get("at");

function show(part) {
  for (const other of parts) other.hidden = other !== part;
  for (const link of document.querySelectorAll(".sbs-contents [data-part]")) {
    if (link.dataset.part === part.dataset.partOf) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  mountAll(part);
}

function goTo(part) {
  show(part);
  document.querySelector(".sbs-contents details").open = false;
  const heading = part.querySelector("h2");
  heading.tabIndex = -1;
  part.scrollIntoView();
  heading.focus({ preventScroll: true });
}

function follow(event) {
  const link = event.target.closest("a[data-part]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const lang = new URLSearchParams(window.location.search).get("lang");
  const query = new URLSearchParams(lang ? { lang, at: link.dataset.part } : { at: link.dataset.part });
  window.history.pushState(null, "", `?${query}`);
  goTo(find(link.dataset.part));
}

function showAll() {
  for (const part of parts) part.hidden = false;
  mountAll(document);
}

export function mountParts() {
  if (!parts.length) {
    mountAll(document);
    return;
  }
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => show(find(asked()) ?? parts[0]));
  const all = document.querySelector(".sbs-contents [data-all]");
  all.hidden = false;
  all.addEventListener("click", showAll);
  document.documentElement.dataset.parts = "";
  const first = find(asked());
  show(first ?? parts[0]);
  if (first) first.scrollIntoView();
}
