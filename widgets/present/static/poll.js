// The room from the presenter's window: open, ask, count, show, close. When the server does not
// answer, one sentence says so, and slides and notes go on.
import { makeCaller } from "./caller.js";
import { mountClosing } from "./closing.js";
import { mountReturning } from "./returning.js";
import { fill } from "./follow.js";
import { mountNetworks } from "./networks.js";

const EVERY_MS = 1500;

// Whether a question in a round, such as "first/before", was asked here and has answers.
export const isAnswered = (state, wanted) =>
  state.asked.some(({ key, rounds }) =>
    rounds.some(({ round, asked, count }) => `${key}/${round}` === wanted && asked && count > 0),
  );

const nameAsked = ({ question }) => (question ? `${question.key}/${question.round}` : "");

// ``keep`` has the ``seat`` that this tab has kept (code, key and address), ``writeSeat`` to keep
// another, and ``tellRoom``: a reload of this window does not lose the room.
export function mountPoll(find, deck, other, keep) {
  const { words } = deck;
  const base = new URL(document.body.dataset.app, window.location.href);
  const server = makeCaller(base);
  const { code, key, at } = keep.seat;
  const seat = { code, key, at };
  let state = null;
  let picture = "";
  let pictured = "";
  let place = null;
  let came = "";
  let line = Promise.resolve();

  const see = () => (place ? deck.steps[place.step - 1].views[place.view - 1] : {});
  const wanted = () => (see().question ? `${see().question}/${see().round}` : "");
  const pickShown = ({ count, least, revealed, results }) => ({ count, least, revealed, results });
  const room = () =>
    state && {
      code: state.spoken,
      address: state.enter,
      reachable: state.reachable,
      shut: Boolean(state.shut),
      picture,
      asked: nameAsked(state),
      state: pickShown(state),
    };

  const say = (text) => {
    if (find("room-news").textContent !== text) find("room-news").textContent = text;
  };
  const draw = () => {
    const open = Boolean(seat.code);
    const asks = open && Boolean(wanted());
    const here = Boolean(state) && nameAsked(state) === wanted();
    find("room-open").hidden = open;
    find("room-returning").hidden = open || keep.rehearses;
    for (const name of ["room-join", "room-close"]) find(name).hidden = !open;
    find("room-ask").hidden = !asks;
    find("room-ask").textContent = here ? words["poll.again"] : words["poll.show"];
    // What was answered before is shown beside what is answered after, and not earlier.
    const early = see().round === "before";
    find("room-reveal").hidden = !asks || early;
    find("room-told").hidden = early || !(see().question && deck.questions[see().question].correct);
    find("room-told").setAttribute("aria-pressed", String(Boolean(place?.told)));
    find("room-page").hidden = !open;
    find("room-page").href = new URL(address(), base);
    networks.draw(state, seat.at);
    find("room-code").textContent = state ? fill(words["poll.opened"], { code: state.spoken }) : "";
    find("room-reach").hidden = !state || state.reachable;
    const phones = open && Boolean(state?.reachable || state?.joined || state?.shut);
    find("room-gate").hidden = !phones;
    find("room-gate").textContent = words[state?.shut ? "poll.let_in" : "poll.shut"];
    find("room-came").hidden = !phones;
    find("room-came").textContent = state?.came ?? "";
    const idle = wanted() ? "" : words["poll.idle"];
    find("room-count").textContent = state?.question
      ? fill(words["poll.count"], { count: state.count })
      : idle;
    find("room-count").hidden = !open;
    find("room-asked").textContent =
      state?.question ? fill(words["poll.asked"], { question: state.question.text }) : "";
  };
  const sit = (next) => {
    Object.assign(seat, next);
    keep.writeSeat(seat);
  };
  const leave = () => {
    sit({ code: "", key: "" });
    state = null;
    closing.hide();
  };
  const fail = (error) => {
    if (error.status === 404) {
      leave();
      say(words["poll.missing"]);
    } else if (error.status && error.status < 500) {
      say(fill(words["poll.refused"], { reason: error.message }));
    } else say(words["poll.lost"]);
  };
  const spread = () => {
    draw();
    keep.tellRoom(room());
  };
  const take = (said) => {
    const read = () => JSON.stringify([room(), state?.came]);
    const before = read();
    state = said;
    if ([words["poll.lost"], words["poll.closed"]].includes(find("room-news").textContent)) say("");
    if (read() !== before) spread();
  };
  // One request after the other: a reveal must not overtake the question that it reveals.
  const queue = (work) => {
    line = line.then(work).catch((error) => {
      fail(error);
      spread();
    });
    return line;
  };
  const query = () =>
    new URLSearchParams({ lang: deck.lang, ...(seat.at ? { at: seat.at } : {}) });
  const address = () => `room/${seat.code}?${query()}`;
  const lookAt = (code, key) => server(`room/${code}/state?${query()}`, null, key);
  // Who has come back to a room has no key here: the browser sends its cookie, and our page's token
  // shows that no other site has sent the form.
  const send = (form) => {
    const whole = seat.key ? form : { ...form, token: state?.token ?? "" };
    return server(address(), whole, seat.key);
  };
  // The code to scan and the words beside it lead to the same address.
  const receive = async (said) => {
    if (said.join !== pictured) {
      picture = (await server(`room/${seat.code}/qr.svg?${query()}`, null, seat.key)).text;
      pictured = said.join;
    }
    take(said);
  };
  const act = (form) =>
    queue(async () => {
      if (seat.code) await receive(await send(form));
    });
  const look = () =>
    queue(async () => {
      if (seat.code) await receive(await lookAt(seat.code, seat.key));
    });
  const open = () =>
    queue(async () => {
      if (seat.code) return;
      const opened = await server(`room?lang=${deck.lang}`, { open: "yes" });
      sit({ code: opened.code, key: opened.key });
      say("");
    }).then(look);
  const comeBack = (code) =>
    queue(async () => {
      if (seat.code) return;
      // The server knows what a typed letter can only be meant for.
      const found = await lookAt(code);
      sit({ code: found.code, key: "" });
      say("");
    }).then(look);
  const close = () =>
    queue(async () => {
      if (!seat.code) return;
      await send({ close: "yes" });
      leave();
      say(words["poll.gone"]);
      spread();
    });
  const load = async (file) => (await server(`room/${seat.code}/${file}`, null, seat.key)).text;
  const closing = mountClosing(find, words, { load, close, say, fail });
  const returning = mountReturning(find, comeBack);
  const networks = mountNetworks(find, async (chosen) => {
    sit({ at: chosen });
    await look();
    if (state?.enter.startsWith(chosen)) say(fill(words["poll.at"], { address: state.enter }));
  });
  const recall = (before) => seat.code || returning.offer(before);
  const ask = () => act({ ask: wanted() });
  const turnGate = () => act({ gate: state?.shut ? "open" : "shut" });
  const reveal = () => act({ show: wanted() });
  // Who pages ahead comes past results that nobody has answered yet: that closes no question.
  const revealIfAnswered = () => {
    const show = wanted();
    return look().then(() => state && isAnswered(state, show) && act({ show }));
  };
  // For a window that closes: there is no time to wait for an answer.
  const drop = () => {
    if (!seat.code) return;
    const headers = { Accept: "application/json", "X-Room-Key": seat.key };
    const body = new URLSearchParams({ close: "yes" });
    fetch(new URL(address(), base), { method: "POST", body, headers, keepalive: true });
    leave();
  };
  // A question goes to the phones when its view comes; results that the sheet shows here, too.
  const come = (next) => {
    place = next;
    const { kind } = see();
    const now = `${next.step}.${next.view}`;
    draw();
    if (next.over || now === came || !seat.code) return;
    came = now;
    if (kind === "question") ask();
    if (kind === "results") revealIfAnswered();
  };

  find("room-open").addEventListener("click", () =>
    open().then(() => seat.code && other.go({ over: "join" })),
  );
  find("room-join").addEventListener("click", () => other.acts.join());
  find("room-ask").addEventListener("click", ask);
  find("room-reveal").addEventListener("click", reveal);
  find("room-gate").addEventListener("click", turnGate);
  find("room-told").addEventListener("click", () => other.acts.told());
  say(seat.code ? "" : words["poll.closed"]);
  look();
  window.setInterval(look, EVERY_MS);
  return { come, room, open, close, ask, reveal, drop, look, recall, server, seat, wanted, see };
}
