// Makes the words playable before any kernel answers.
import { carryChoices } from "./carry.js";
import { mountParts } from "./parts.js";

// Keeps what has focus from ending up under the bar or the message, whatever their size.
const bar = document.querySelector(".sbs-crisis");
const message = document.getElementById("sbs-status");
const observer = new ResizeObserver(() => {
  const { style } = document.documentElement;
  style.setProperty("--sbs-bar", `${bar.offsetHeight}px`);
  style.setProperty("--sbs-message", `${message.offsetHeight}px`);
  // A message that comes or grows after a key press must not cover what has focus already.
  const at = document.activeElement;
  if (at?.closest("main") && at.id !== "main") at.scrollIntoView({ block: "nearest" });
});
observer.observe(bar);
observer.observe(message);

mountParts();
carryChoices();
