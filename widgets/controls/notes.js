// A term or a number opens its note where it stands; the same note stands at the page's end.
function mountNotes(root, words) {
  let open = null;
  const close = () => {
    open?.note.remove();
    open?.link.setAttribute("aria-expanded", "false");
    open = null;
  };
  const show = (link) => {
    const target = root.querySelector(`[id="${link.hash.slice(1)}"]`);
    const note = document.createElement("div");
    note.className = "sbs-popup";
    note.setAttribute("role", "note");
    note.tabIndex = -1;
    note.innerHTML = target.innerHTML;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sbs-button";
    button.textContent = words.close;
    button.addEventListener("click", () => {
      close();
      link.focus();
    });
    note.append(button);
    const block = link.closest("td,th,li,dd,figcaption,p,div");
    if (block.matches("p")) block.after(note);
    else block.append(note);
    link.setAttribute("aria-expanded", "true");
    open = { link, note };
    note.focus();
  };
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a.sbs-term, a.sbs-number");
    if (!link) return;
    event.preventDefault();
    const same = open?.link === link;
    close();
    if (!same) show(link);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const { link } = open;
    close();
    link.focus();
  });
  return { close, isOpen: () => open !== null };
}

function markLinks(root) {
  for (const link of root.querySelectorAll("a.sbs-term, a.sbs-number")) {
    link.setAttribute("role", "button");
    if (!link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "false");
  }
}
