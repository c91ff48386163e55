// The page: one phone for each person of the cast, kept up to date by the stream.

import { make } from "./bubble.js";
import { showClock } from "./clock.js";
import { listen } from "./doors.js";
import { Phone } from "./phone.js";

const main = document.getElementById("phones");
const jump = document.getElementById("jump");
const offline = document.getElementById("offline");
const phones = new Map();
const badges = new Map();

function add(state) {
  const phone = new Phone(state, unread);
  const badge = make("span", "badge");
  const link = make("a", "", state.name, badge);
  link.href = `#phone-${state.id}`;
  badge.hidden = true;
  badges.set(state.id, badge);
  jump.append(link);
  main.append(phone.parts.section);
  phones.set(state.id, phone);
}

function unread(id, count) {
  const badge = badges.get(id);
  if (!badge) return;
  badge.hidden = count === 0;
  badge.textContent = `${count}`;
  badge.setAttribute("aria-label", `, ${count} ulest`);
}

function show(state) {
  showClock(state.clock);
  // all frames first: their number decides how wide each one is
  for (const one of state.phones) if (!phones.has(one.id)) add(one);
  for (const one of state.phones) phones.get(one.id).show(one);
}

listen(show, (reachable) => {
  offline.hidden = reachable;
});
