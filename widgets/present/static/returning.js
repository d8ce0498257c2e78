// The way back into an open room for a presenter's window that was closed. The browser still has the
// host's cookie, which stands at the room's own address: the code alone leads there. An audience
// window that is still there tells it.

const readCode = (typed) => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

export function mountReturning(find, comeBack) {
  find("room-returning").addEventListener("submit", (event) => {
    event.preventDefault();
    const code = readCode(find("room-typed").value);
    if (code) comeBack(code);
  });
  return {
    offer(code) {
      find("room-typed").value = code;
      find("room-returning").firstElementChild.open = true;
    },
  };
}
