// JupyterLab takes arrows and letters for itself, even from a slider: it goes to the next cell, or
// deletes one. It leaves alone what is marked so, and what has the focus must bear the mark itself.
// With Ctrl, Alt, Cmd or Shift a key stays JupyterLab's own, so that Shift and Enter still run the
// next cell after a click on an answer.
const OWN_KEYS = "data-lm-suppress-shortcuts";

function keepKeys(render) {
  return (view) => {
    const mark = (key) => {
      if (!view.el.contains(key.target)) return;
      const plain = !(key.ctrlKey || key.altKey || key.metaKey || key.shiftKey);
      key.target.toggleAttribute(OWN_KEYS, plain);
    };
    // The window hears a key before the document, where JupyterLab listens.
    window.addEventListener("keydown", mark, true);
    const stop = render(view);
    return () => {
      window.removeEventListener("keydown", mark, true);
      stop?.();
    };
  };
}
