// The clock in the bar: what time the bot believes it is, and how to change that.

import { post } from "./doors.js";

const line = document.getElementById("clock-line");
const to = document.getElementById("clock-to");
const form = document.getElementById("clock");

const OSLO = { timeZone: "Europe/Oslo" };
const DAY = new Intl.DateTimeFormat("nb-NO", { ...OSLO, weekday: "long", day: "numeric", month: "long", year: "numeric" });
const TIME = new Intl.DateTimeFormat("nb-NO", { ...OSLO, hour: "2-digit", minute: "2-digit" });
const LOCAL = new Intl.DateTimeFormat("sv-SE", { ...OSLO, dateStyle: "short", timeStyle: "short" });

let ahead = 0;
let moved = false;

/** Takes over the time of a new state. */
export function showClock(clock) {
  ahead = new Date(clock.now) - Date.now();
  moved = clock.moved;
  tick();
}

/** Writes a moment as the hour and minute in Norway. */
export function hourOf(moment) {
  return TIME.format(new Date(moment));
}

function tick() {
  const now = new Date(Date.now() + ahead);
  const words = `Boten tror det er ${DAY.format(now)} kl. ${TIME.format(now)}`;
  if (line.textContent !== words) line.textContent = words;
  form.classList.toggle("moved", moved);
  if (document.activeElement !== to) to.value = LOCAL.format(now).replace(" ", "T");
}

function christmasEve() {
  const now = new Date();
  const passed = now.getMonth() === 11 && now.getDate() > 24;
  return `${now.getFullYear() + (passed ? 1 : 0)}-12-24T12:00`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  post("clock", { to: to.value });
  to.blur();
});
document.getElementById("clock-christmas").addEventListener("click", () => post("clock", { to: christmasEve() }));
document.getElementById("clock-real").addEventListener("click", () => post("clock", { to: null }));
setInterval(tick, 1000);
