// The frame of a phone: header, log, quick texts, field. Built once.

import { make } from "./bubble.js";
import { post } from "./doors.js";

const LANGUAGES = {
  nb: "Bokmål", nn: "Nynorsk", en: "English", sv: "Svenska", de: "Deutsch", pl: "Polski", uk: "Українська", so: "Soomaali", ar: "العربية",
};

/** Builds the frame and gives the parts that change. */
export function frame(state, phone) {
  const title = make("h2", "", state.name);
  title.id = `name-${state.id}`;
  const languages = Object.entries(LANGUAGES).map(([code, name]) => language(state, code, name));
  const block = make("button", "block");
  block.type = "button";
  const log = make("div", "log");
  const list = make("ol", "");
  const empty = greeting(phone);
  log.append(empty, list);
  log.tabIndex = 0;
  log.setAttribute("role", "log");
  log.setAttribute("aria-live", "polite");
  log.setAttribute("aria-label", `Samtalen til ${state.name}`);
  const newer = make("button", "newer");
  newer.type = "button";
  newer.hidden = true;
  const toasts = make("div", "toasts");
  toasts.setAttribute("role", "status");
  const texts = quick(state, phone);
  const { form, field, send } = composer(state, phone);
  const section = make("section", "phone", header(state, title, languages, block), make("div", "screen", log, newer, toasts), texts, form);
  section.id = `phone-${state.id}`;
  section.setAttribute("aria-labelledby", title.id);
  newer.addEventListener("click", () => log.scrollTo({ top: log.scrollHeight }));
  block.addEventListener("click", () => post("block", { person: state.id, blocked: !block.classList.contains("on") }));
  const talking = [field, send, ...texts.children];
  return { section, log, list, empty, languages, block, newer, toasts, field, talking };
}

function greeting(phone) {
  const start = make("button", "begin", "Start");
  start.type = "button";
  start.addEventListener("click", () => phone.say("/start"));
  return make("div", "empty", make("p", "", "Her er det stille ennå."), start);
}

function header(state, title, languages, block) {
  const face = make("span", "face", [...state.name][0]);
  face.setAttribute("aria-hidden", "true");
  face.dataset.hue = state.id % 4;
  const choice = make("div", "languages", ...languages);
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", `Språket på telefonen til ${state.name}`);
  const who = make("div", "who", title, make("p", "", state.line));
  return make("header", "", face, who, make("div", "tools", choice, block));
}

function language(state, code, name) {
  const choice = make("button", "", code);
  Object.assign(choice, { type: "button", value: code, title: name });
  choice.setAttribute("aria-label", name);
  choice.addEventListener("click", () => post("language", { person: state.id, language: code }));
  return choice;
}

function quick(state, phone) {
  const texts = state.quick.map((text) => {
    const button = make("button", "", text);
    button.type = "button";
    button.addEventListener("click", () => phone.say(text));
    return button;
  });
  const row = make("div", "quick", ...texts);
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Hurtigtekster");
  return row;
}

function composer(state, phone) {
  const field = make("input", "");
  Object.assign(field, { id: `field-${state.id}`, type: "text", maxLength: 4096, autocomplete: "off", enterKeyHint: "send" });
  const label = make("label", "hidden", `Melding fra ${state.name}`);
  label.htmlFor = field.id;
  const send = make("button", "send", "Send");
  send.type = "submit";
  const form = make("form", "composer", label, field, send);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = ""; // at once, so that what is typed meanwhile stays
    if (!(await phone.say(text)) && !field.value) field.value = text;
  });
  return { form, field, send };
}
