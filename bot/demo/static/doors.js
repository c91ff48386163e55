// The way to the demo's server: posts with the page's key, and the stream of states.

const KEY = document.querySelector("meta[name=demo-key]").content;

let last = Promise.resolve();

/** Posts one action, behind those before it; tells whether the demo took it. */
export function post(action, what) {
  last = last.then(() => posted(action, what));
  return last;
}

async function posted(action, what) {
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
