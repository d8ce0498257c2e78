// Pages to a results view as the presenter's window does, with a server and a page that are made up.
// Given: the address of poll.js and what the server says of its questions. Prints what was sent.
const [, , script, asked] = process.argv;
const sent = [];
const here = { enter: "x/r", join: "http://x/r", also: [], reachable: true };
const state = { asked: JSON.parse(asked), count: 0, question: null, results: [], ...here };
const element = () => ({ setAttribute() {}, addEventListener() {}, replaceChildren() {} });
globalThis.Option = class {};
globalThis.document = { body: { dataset: { app: "/" } } };
globalThis.window = { location: { href: "http://127.0.0.1/" }, setInterval() {} };
globalThis.fetch = async (address, { body }) => {
  if (body) sent.push(String(body));
  const headers = new Headers({ "Content-Type": "application/json" });
  return { ok: true, headers, json: async () => state, text: async () => "" };
};
const { mountPoll } = await import(script);
const views = [
  { kind: "question", question: "first", round: "after" },
  { kind: "results", question: "first", round: "after" },
];
const deck = { steps: [{ views }], questions: { first: {} }, words: new Proxy({}, { get: () => "" }) };
const keep = { seat: { code: "BCD234", key: "K" }, writeSeat() {}, tellRoom() {} };
const poll = mountPoll(element, deck, { acts: {} }, keep);
poll.come({ step: 1, view: 2 });
for (let turn = 0; turn < 9; turn += 1) await new Promise((done) => setTimeout(done));
await poll.look();
await new Promise((done) => setTimeout(done, 20));
console.log(JSON.stringify(sent));
