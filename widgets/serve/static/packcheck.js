// The rules of a local pack, as in widgets/pack/rules.py, and the file as TOML. Touches no page.

const LINKS = ["tel", "sms"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function read(row, field, rules) {
  const words = (row[field] ?? "").trim();
  return words.length >= rules.shortest ? words : "";
}

export function findToday() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function isDay(text) {
  if (!DAY.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// The last day on which a contact counts as fresh; 31 August gives 28 February.
export function findDue(checked, months) {
  const [year, month, day] = checked.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

function checkDay(checked, today, rules) {
  if (!isDay(checked)) return [["date", "checked", true]];
  if (checked > today) return [["future", "checked", true]];
  return today > findDue(checked, rules.months) ? [["old", "checked", false]] : [];
}

// The digits of a link if people read another number; else "".
function findDialled(get, field, rules) {
  const number = get("number").toLowerCase();
  if (!number || !new RegExp(`^(?:${rules.patterns[field]})$`).test(get(field))) return "";
  const keep = (text) => text.replace(/[^0-9]/g, "");
  const digits = keep(get(field).split(",")[0]);
  const spelt = [...number].map((letter) => rules.keys[letter] ?? letter).join("");
  const read = [keep(spelt), field === "sms" ? keep(get("note")) : ""];
  return read.some((text) => text.includes(digits.slice(-rules.dialled))) ? "" : digits;
}

function checkContact(row, part, number, today, rules) {
  const found = [];
  const get = (field) => read(row, field, rules);
  const make = (code, field = "", stops = true) => {
    const value = field ? get(field) : "";
    return { code, stops, part, number, label: get("label"), field, value };
  };
  const add = (...what) => found.push(make(...what));
  if (part === "contacts" && !rules.kinds.includes(get("kind"))) {
    add(get("kind") ? "kind" : "missing", "kind");
  }
  for (const field of rules.needed) if (!get(field)) add("missing", field);
  for (const [field, pattern] of Object.entries(rules.patterns)) {
    if (get(field) && !new RegExp(`^(?:${pattern})$`).test(get(field))) add(field, field);
  }
  for (const field of ["label", "number", "note"]) if (/[{}]/.test(get(field))) add("braces", field);
  if ([...get("note")].length > rules.longest) add("long", "note", false);
  for (const field of LINKS) {
    const value = findDialled(get, field, rules);
    if (value) found.push({ ...make("differs", field, false), value });
  }
  if (part === "crisis" && !get("tel") && !get("sms")) add("unreachable", "", false);
  if (row.tried === "no" || row.tried === false) add("untried", "checked", false);
  if (get("checked")) for (const one of checkDay(get("checked"), today, rules)) add(...one);
  return found;
}

function checkSlots(pack, rules) {
  const found = [];
  const kinds = pack.contacts.map((row) => read(row, "kind", rules));
  kinds.forEach((value, place) => {
    if (!rules.kinds.includes(value) || pack.slots.includes(value)) return;
    const label = read(pack.contacts[place], "label", rules);
    const where = { part: "contacts", number: place + 1, label, field: "kind", value };
    found.push({ code: "unlisted", stops: true, ...where });
  });
  for (const value of rules.kinds) {
    if (!pack.slots.includes(value) || kinds.includes(value)) continue;
    const where = { part: "", number: 0, label: "", field: "kind", value };
    found.push({ code: "empty", stops: false, ...where });
  }
  return found;
}

// All that is wrong or weak, from top to bottom. `today` is a day such as 2026-11-23.
export function check(pack, rules, today, named = false) {
  const none = { part: "", number: 0, label: "", field: "", value: "" };
  const found = [];
  if (!named && !read(pack, "place", rules)) found.push({ code: "place", stops: false, ...none });
  if (!pack.crisis.length) found.push({ code: "crisis", stops: true, ...none });
  for (const part of ["crisis", "contacts"]) {
    pack[part].forEach((row, place) => {
      found.push(...checkContact(row, part, place + 1, today, rules));
    });
  }
  return [...found, ...checkSlots(pack, rules)];
}

// What a phone dials, from what somebody has typed.
export function readLink(field, typed) {
  const bare = typed.trim().replace(new RegExp(`^${field}:`, "i"), "").replace(/[\s().\-\u2010-\u2015]/g, "");
  return bare ? `${field}:${bare}` : "";
}

// JSON strings are TOML strings but for two things: half a letter pair, and the sign 7F.
function quote(text) {
  const whole = text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "");
  return JSON.stringify(whole).replaceAll("\x7f", "\\u007F");
}

function writeContact(part, row) {
  const order = ["kind", "label", "number", "tel", "sms", "note", "source"];
  const lines = order
    .map((field) => [field, (row[field] ?? "").trim()])
    .filter(([field, value]) => value && !(field === "kind" && part === "crisis"))
    .map(([field, value]) => `${field} = ${quote(value)}`);
  const day = (row.checked ?? "").trim();
  if (day) lines.push(`checked = ${isDay(day) ? day : quote(day)}`);
  if (row.tried === "no") lines.push("tried = false");
  return `\n[[${part}]]\n${lines.join("\n")}\n`;
}

export function writeToml(pack) {
  const place = pack.place.trim();
  const head = place ? `place = ${quote(place)}\n` : "";
  const slots = `slots = [${pack.slots.map(quote).join(", ")}]\n`;
  const rows = ["crisis", "contacts"].flatMap((part) =>
    pack[part].map((row) => writeContact(part, row)),
  );
  return head + slots + rows.join("");
}

// A name for the file: harbor-county for Harbor County.
export function nameFile(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9_-]+/g, "-").replace(/^[-_]+|-+$/g, "");
}
