// One phone: its frame, its log, its field, and what happens when a new state comes.

import { bubble, make } from "./bubble.js";
import { post } from "./doors.js";
import { frame } from "./frame.js";

const NEAR_BOTTOM = 60;
const TOAST_MS = 4500;

export class Phone {
  constructor(state, unread) {
    this.id = state.id;
    this.unread = unread;
    this.shown = new Map();
    this.answersSeen = new Set(state.answers.map((answer) => answer.id));
    this.inView = true;
    this.news = 0;
    this.parts = frame(state, this);
    this.stuck = true;
    this.parts.log.addEventListener("scroll", () => {
      this.stuck = this.atBottom();
      this.look();
    });
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.parts.log);
    new IntersectionObserver(([entry]) => {
      this.inView = entry.isIntersecting;
      this.look();
    }, { threshold: 0.3 }).observe(this.parts.section);
  }

  say(text) {
    return post("say", { person: this.id, text });
  }

  async press(message, key, button) {
    button.setAttribute("aria-busy", "true");
    const taken = await post("press", { person: this.id, message_id: message.id, data: key.data });
    if (!taken) button.removeAttribute("aria-busy");
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text);
    this.toast("Kopiert", false);
  }

  show(state) {
    const { list, languages, block, field, talking, empty } = this.parts;
    const stuck = this.atBottom();
    const added = this.showMessages(list, state.messages);
    empty.hidden = state.messages.length > 0;
    this.markWaiting(list, state.waiting);
    this.showAnswers(state.answers);
    for (const choice of languages) choice.setAttribute("aria-pressed", choice.value === state.language);
    block.classList.toggle("on", state.blocked);
    block.textContent = state.blocked ? "Opphev blokkering" : "Blokker";
    for (const control of talking) control.disabled = state.blocked;
    field.placeholder = state.blocked ? "Boten er blokkert" : "Skriv en melding";
    if (added.some((message) => message.mine) || stuck) this.toBottom();
    this.news += added.filter((message) => !message.mine).length;
    this.look();
  }

  showMessages(list, messages) {
    const wanted = new Set(messages.map((message) => message.id));
    for (const [id, old] of this.shown) {
      if (!wanted.has(id)) {
        old.node.remove();
        this.shown.delete(id);
      }
    }
    return messages.filter((message) => this.showMessage(list, message));
  }

  showMessage(list, message) {
    const look = JSON.stringify(message);
    const old = this.shown.get(message.id);
    if (old?.look === look) return false;
    const node = bubble(message, this);
    if (old) {
      const focused = old.node.contains(document.activeElement) ? document.activeElement : null;
      old.node.replaceWith(node);
      if (focused) this.focusLike(node, focused);
    } else {
      list.append(node);
    }
    this.shown.set(message.id, { look, node });
    return !old;
  }

  focusLike(node, focused) {
    const keys = [...node.querySelectorAll(".key")];
    const same = keys.find((key) => key.dataset.data === focused.dataset.data);
    (same ?? keys[0] ?? this.parts.field).focus({ preventScroll: true });
  }

  markWaiting(list, waiting) {
    const pressed = new Set(waiting.map(([id, data]) => `${id} ${data}`));
    for (const [id, { node }] of this.shown) {
      for (const key of node.querySelectorAll("button.key")) {
        if (pressed.has(`${id} ${key.dataset.data}`)) key.setAttribute("aria-busy", "true");
        else key.removeAttribute("aria-busy");
      }
    }
  }

  showAnswers(answers) {
    for (const answer of answers) {
      if (this.answersSeen.has(answer.id)) continue;
      this.answersSeen.add(answer.id);
      this.toast(answer.text, answer.alert);
    }
  }

  toast(text, stays) {
    const close = make("button", "", "OK");
    close.type = "button";
    const note = make("div", stays ? "toast stays" : "toast", make("p", "", text), ...(stays ? [close] : []));
    close.addEventListener("click", () => note.remove());
    this.parts.toasts.replaceChildren(note);
    if (!stays) setTimeout(() => note.remove(), TOAST_MS);
  }

  atBottom() {
    const { log } = this.parts;
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM;
  }

  toBottom() {
    this.parts.log.scrollTop = this.parts.log.scrollHeight;
  }

  look() {
    const { newer } = this.parts;
    const atBottom = this.atBottom();
    if (atBottom && this.inView) this.news = 0;
    newer.hidden = atBottom || this.news === 0;
    newer.textContent = this.news === 1 ? "1 ny melding" : `${this.news} nye meldinger`;
    this.unread(this.id, this.news);
  }
}
