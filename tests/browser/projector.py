"""What the last row of a room could not read: small text, and text that is cut off."""

MEASURE = """() => {
  const small = [], clipped = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.parentElement;
    if (!node.data.trim() || at.closest("script, style, template, title, desc, noscript")) continue;
    if (!at.checkVisibility({ visibilityProperty: true })) continue;
    if (at.closest(".visually-hidden, .sbs-say, .sbs-hidden, .sbs-part > h2")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    let size = parseFloat(getComputedStyle(at).fontSize);
    if (at instanceof SVGElement) size *= Math.hypot(at.getScreenCTM().b, at.getScreenCTM().d);
    const words = node.data.trim().slice(0, 40);
    if (size < 24) small.push(`${size}: ${words}`);
    if (box.left < -1 || box.right > innerWidth + 1) clipped.push(words);
    for (let up = at; up && up !== document.body; up = up.parentElement) {
      if (up instanceof SVGElement || getComputedStyle(up).overflowX === "visible") continue;
      const edge = up.getBoundingClientRect();
      if (box.right > edge.right + 1) clipped.push(`in ${up.className}: ${words}`);
    }
  }
  const page = document.documentElement;
  return { small, clipped, height: page.scrollHeight, wide: page.scrollWidth > innerWidth };
}"""
