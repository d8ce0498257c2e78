// What the form for a local pack says, from the words that stand in the page. Touches no page.

export function makeSpeaker(words, kinds) {
  const say = (key, holes = {}) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name) => holes[name] ?? whole);

  function nameWho({ part, number, label }) {
    if (!part) return "";
    return say(label ? "who.named" : "who.bare", { part: say(`who.${part}`, { number }), label });
  }

  // The form writes "tel:" itself: nobody has typed it.
  function findValue({ code, value }) {
    return code === "empty" ? kinds[value] : value.replace(/^(tel|sms):/, "");
  }

  function writeTrouble(trouble, who = nameWho(trouble)) {
    const typed = `typed.${trouble.code}`;
    return say(typed in words ? typed : `trouble.${trouble.code}`, {
      who,
      field: trouble.field ? words[`field.${trouble.field}`] : "",
      value: findValue(trouble),
    });
  }

  // Beside its own field, a sentence need not say which contact it is about.
  function writeShort(trouble) {
    const text = writeTrouble(trouble, "").replace(/^: /, "");
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  return { say, writeTrouble, writeShort };
}
