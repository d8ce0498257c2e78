// At which of this computer's addresses the wall sends phones. When there are several, only the
// facilitator knows which network the phones are in.

// ``choose`` is told the address that was picked.
export function mountNetworks(find, choose) {
  const pick = find("room-address");
  let listed = "";
  pick.addEventListener("change", () => choose(pick.value));
  return {
    // ``wish`` is what was picked last: it may not be there any more.
    draw(state, wish) {
      find("room-networks").hidden = !state?.also.length;
      if (!state) return;
      const here = new URL(state.join).host;
      const hosts = [here, ...state.also].sort(); // in one order, whichever is chosen
      if (hosts.join() !== listed) pick.replaceChildren(...hosts.map((host) => new Option(host)));
      listed = hosts.join();
      pick.value = hosts.includes(wish) ? wish : here;
    },
  };
}
