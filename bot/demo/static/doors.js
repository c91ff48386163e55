// The way to the demo's server: posts with the page's key, and the stream of states.

const KEY = document.querySelector("meta[name=demo-key]").content;

/** Posts one action; tells whether the demo took it. */
export async function post(action, what) {
  try {
    const answer = await fetch(`/demo/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Demo-Key": KEY },
      body: JSON.stringify(what),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Calls `show` with each new state, and `reachable` when the contact comes or goes. */
export function listen(show, reachable) {
  const stream = new EventSource("/demo/events");
  stream.onopen = () => reachable(true);
  stream.onerror = () => reachable(false);
  stream.onmessage = (event) => show(JSON.parse(event.data));
}
