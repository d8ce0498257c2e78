// What a reader takes along: a link to copy, files, paper.

const PRINTED = "details";

function mountCopy(root, words) {
  const button = root.querySelector(".sbs-copy");
  if (!button) return;
  if (!ownsAddress()) {
    button.hidden = true;
    return;
  }
  const done = root.querySelector(".sbs-copied");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      done.textContent = words.copied;
    } catch {
      // An old phone, or no permission: the reader can copy it by hand.
      done.innerHTML = `<label>${words.copy_by_hand} <input readonly></label>`;
      const field = done.querySelector("input");
      field.value = window.location.href;
      field.select();
    }
  });
}

// Where our server is not there to be asked for a file, the link itself holds it.
function holdFiles(root, files) {
  for (const link of root.querySelectorAll("a[data-file]")) {
    const text = encodeURIComponent(files[link.dataset.file]);
    link.href = `data:text/plain;charset=utf-8,${text}`;
  }
}

// On paper nothing can be opened, so everything is.
function openForPrint(root) {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...root.querySelectorAll(PRINTED)].filter((item) => !item.open);
    for (const item of closed) item.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const item of closed) item.open = false;
  });
}
