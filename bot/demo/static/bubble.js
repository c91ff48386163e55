// One message as a bubble: words, file, place, and its keyboard.

import { hourOf } from "./clock.js";
import { formatted } from "./text.js";

const RIGHT_TO_LEFT = new Set(["ar"]);

/** Builds an element with a class, and text or children. */
export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Builds the list item for a message; `act` has `say(text)` and `press(message, key, button)`. */
export function bubble(message, act) {
  const item = make("li", message.mine ? "message mine" : "message");
  const body = make("div", "bubble");
  if (message.language) body.lang = message.language;
  const speaker = make("span", "hidden", message.mine ? "Sendt: " : "Boten: ");
  speaker.lang = "nb";
  body.append(speaker, ...contents(message, act), stamp(message));
  item.append(body);
  if (message.rows.length) item.append(keyboard(message, act));
  return item;
}

function contents(message, act) {
  const parts = [];
  if (message.photo) parts.push(picture(message.photo));
  if (message.document) parts.push(file(message.document));
  if (message.place) parts.push(place(message.place));
  if (message.sticker) parts.push(make("span", "sticker", message.sticker));
  if (message.text) parts.push(words(message, act));
  return parts;
}

function words(message, act) {
  const node = make("div", "words", formatted(message.text, message.entities, act.say));
  // not on the bubble, whose hidden first word is Norwegian; a hub's Latin name may come first in an Arabic message
  node.dir = !message.mine && RIGHT_TO_LEFT.has(message.language) ? "rtl" : "auto";
  return node;
}

function stamp(message) {
  const time = make("time", "", hourOf(message.time));
  time.dateTime = message.time;
  const node = make("span", "stamp", message.edited ? "endret " : "", time);
  node.lang = "nb";
  return node;
}

function file(document_) {
  const link = make("a", "file", make("span", "file-name", document_.name), make("span", "file-size", size(document_.size)));
  link.href = document_.href;
  link.download = document_.name;
  return link;
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} byte · last ned` : `${(bytes / 1000).toFixed(1).replace(".", ",")} kB · last ned`;
}

function place(where) {
  const link = make("a", "place", make("strong", "", where.title), make("span", "", where.address));
  link.href = `geo:${where.latitude},${where.longitude}`;
  return link;
}

function picture(address) {
  const image = make("img", "picture");
  image.src = address;
  image.alt = "Bilde";
  return image;
}

function keyboard(message, act) {
  const keys = make("div", "keys");
  keys.setAttribute("role", "group");
  keys.setAttribute("aria-label", "Knapper");
  for (const row of message.rows) {
    keys.append(make("div", "row", ...row.map((key) => keyButton(message, key, act))));
  }
  return keys;
}

function keyButton(message, key, act) {
  const node = make(key.url ? "a" : "button", "key", key.label);
  node.dir = "auto";
  node.dataset.data = key.data ?? "";
  if (message.language) node.lang = message.language;
  if (key.url) {
    Object.assign(node, { href: key.url, target: "_blank", rel: "noopener noreferrer" });
    node.classList.add("out");
  } else {
    node.type = "button";
    node.addEventListener("click", () => (key.copy ? act.copy(key.copy) : act.press(message, key, node)));
  }
  return node;
}
