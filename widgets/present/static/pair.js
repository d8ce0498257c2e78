// Which windows belong together. Each presenter's window has a short name, its id, which the
// audience's window has in its address: two sessions of one sheet do not move each other. An
// audience window without an id, or whose presenter is gone, asks on the common line, where
// presenters say that they are here, and follows the one that answers.

const PATIENCE_MS = 500; // a window of this computer that lives answers much sooner
const COPY_MS = 300; // each reload of the presenter's window waits for so long
const canLink = "BroadcastChannel" in window;

function openChannel(name, take) {
  if (!canLink) return { tell() {}, close() {} };
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }) => take(data));
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

const nameCommon = (sheet) => `side-by-side ${sheet}`;
const namePair = (sheet, id) => `side-by-side ${sheet} ${id}`;

// Whether another presenter's window has this id: the browser copies a tab with its name.
export function isTaken(sheet, id) {
  const own = `${Math.random()}`;
  return new Promise((settle) => {
    const end = (taken) => {
      common.close();
      settle(taken);
    };
    const common = openChannel(nameCommon(sheet), (message) => {
      if (message.kind === "taken" && message.own === own) end(true);
    });
    common.tell({ kind: "mine", id, own });
    window.setTimeout(() => end(false), canLink ? COPY_MS : 0);
  });
}

export function linkPresenter(sheet, id) {
  let hear = () => {};
  const pair = openChannel(namePair(sheet, id), (message) => hear(message));
  const common = openChannel(nameCommon(sheet), ({ kind, id: asked, own }) => {
    if (kind === "who") common.tell({ kind: "here", id });
    if (kind === "mine" && asked === id) common.tell({ kind: "taken", own });
  });
  return {
    linked: canLink,
    tell: pair.tell,
    listen(take) {
      hear = take;
      common.tell({ kind: "here", id });
    },
  };
}

// ``adopt`` is told the id of the presenter that this window follows from now on.
export function linkAudience(sheet, first, adopt) {
  let id = "";
  let pair = null;
  let heard = 0;
  let hear = () => {};
  const follow = (next) => {
    id = next;
    pair?.close();
    pair = openChannel(namePair(sheet, id), (message) => {
      heard += message.kind === "room" ? 1 : 0; // only a presenter tells of the room
      hear(message);
    });
    adopt(id);
    pair.tell({ kind: "hello" });
  };
  const followIfAlone = (next) => {
    if (next === id) return;
    if (!id) return void follow(next);
    const before = heard;
    pair.tell({ kind: "hello" });
    window.setTimeout(() => heard === before && follow(next), PATIENCE_MS);
  };
  const common = openChannel(nameCommon(sheet), (message) => {
    if (message.kind === "here") followIfAlone(message.id);
  });
  return {
    linked: canLink,
    tell: (message) => pair?.tell(message),
    listen(take) {
      hear = take;
      if (first) follow(first);
      const before = heard;
      const ask = () => heard === before && common.tell({ kind: "who" });
      // Its own presenter is asked first.
      window.setTimeout(ask, first ? PATIENCE_MS : 0);
    },
  };
}
