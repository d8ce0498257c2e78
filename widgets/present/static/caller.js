// Calls the server for the presenter's window, and turns a refusal into an error with a sentence.

const SLOW_MS = 8000; // a server that is silent for so long counts as gone

export function makeCaller(base) {
  return async (path, form, key) => {
    const headers = { Accept: "application/json", ...(key ? { "X-Room-Key": key } : {}) };
    const body = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const signal = AbortSignal.timeout(SLOW_MS);
    const options = { ...body, headers, signal, cache: "no-store" };
    const answer = await fetch(new URL(path, base), options);
    const isText = !answer.headers.get("Content-Type")?.includes("json");
    const said = isText ? { text: await answer.text() } : await answer.json();
    if (answer.ok) return said;
    const { status, statusText } = answer;
    throw Object.assign(new Error(said.sentence ?? statusText), { status });
  };
}
