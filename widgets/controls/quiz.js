// A quiz remembers nothing: its radio buttons are its memory. They are never kept and never sent.
const fillWords = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const readPick = (item) =>
  item?.querySelector("input:checked")?.closest("label").textContent.trim();

function compareItem(item, before, words) {
  const now = readPick(item);
  const first = readPick(before);
  const line = item.querySelector(".sbs-moved");
  const kind = !first ? "new" : first === now ? "same" : "moved";
  line.hidden = !now;
  line.textContent = now ? fillWords(words[kind], { first, now }) : "";
  return now ? kind : null;
}

function compareQuiz(quiz) {
  const earlier = document.querySelector(`[data-quiz="${CSS.escape(quiz.dataset.compares)}"]`);
  const count = quiz.querySelector(".sbs-count");
  const seen = { new: 0, same: 0, moved: 0 };
  for (const item of quiz.querySelectorAll("[data-question]")) {
    const key = CSS.escape(item.dataset.question);
    const before = earlier?.querySelector(`[data-question="${key}"]`);
    const kind = compareItem(item, before, count.dataset);
    if (kind) seen[kind] += 1;
  }
  const words = seen.same + seen.moved ? count.dataset.count : count.dataset.none;
  const shown = fillWords(words, seen);
  if (count.textContent !== shown) count.textContent = shown;
}

function tellPick(root, quiz, item) {
  const moved = item.querySelector(".sbs-moved").textContent;
  const said = fillWords(quiz.dataset.said, {
    now: readPick(item),
    verdict: item.dataset.verdict,
  });
  root.querySelector(".sbs-say").textContent = `${moved} ${said}`.trim();
}

export function mountQuizzes(root) {
  for (const quiz of root.querySelectorAll("[data-quiz]")) {
    // On the document: a change of mind in the earlier quiz counts too.
    document.addEventListener("change", (event) => {
      const item = event.target.closest("[data-question]");
      if (!item) return;
      if (quiz.dataset.compares) compareQuiz(quiz);
      if (quiz.contains(item)) tellPick(root, quiz, item);
    });
  }
}
