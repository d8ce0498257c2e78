// A guess opens its answer. What was picked is kept in this page's memory only, never sent.
export function mountReveals(root, opened = () => {}) {
  const picked = new Map();
  const open = (bet) => {
    bet.querySelector("details").open = true;
    opened(bet);
  };
  root.addEventListener("change", (event) => {
    const bet = event.target.closest("[data-bet]");
    if (!bet || event.target.type !== "radio") return;
    picked.set(bet.dataset.bet, event.target.value);
    open(bet);
  });
  root.addEventListener(
    "toggle",
    (event) => {
      const bet = event.target.closest?.("[data-bet]");
      if (bet && event.target.open) opened(bet);
    },
    true,
  );
  return {
    restore() {
      for (const bet of root.querySelectorAll("[data-bet]")) {
        const value = picked.get(bet.dataset.bet);
        if (value === undefined) continue;
        bet.querySelector(`input[value="${value}"]`).checked = true;
        bet.querySelector("details").open = true;
      }
    },
    keep: () => [...picked],
    take: (guesses) => guesses.forEach(([bet, value]) => picked.set(bet, value)),
    isAnswered: (bet) => picked.has(bet.dataset.bet) || bet.querySelector("details").open,
  };
}
