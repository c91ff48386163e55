// Text with its entities as DOM nodes. JavaScript counts UTF-16 units, as Telegram does.
// Nothing here ever reads HTML: text stays text.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
  spoiler: "span",
};

const SAFE_LINK = /^(https?|mailto|tel|tg):/i;

/** Builds a fragment for a text; `say` is called with a command that is clicked. */
export function formatted(text, entities, say) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  build(fragment, text, 0, text.length, ordered, say);
  return fragment;
}

function build(parent, text, from, to, entities, say) {
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    parent.append(text.slice(at, entity.offset));
    const node = element(entity, text.slice(entity.offset, end), say);
    const inner = entities.slice(i + 1).filter((other) => other.offset < end);
    build(node, text, entity.offset, end, inner, say);
    parent.append(node);
    at = end;
  }
  parent.append(text.slice(at, to));
}

function element(entity, shown, say) {
  if (entity.type === "bot_command") return command(shown, say);
  const address = href(entity, shown);
  if (address) return link(address);
  const node = document.createElement(TAGS[entity.type] ?? "span");
  if (entity.type === "spoiler") Object.assign(node, { className: "spoiler", tabIndex: 0 });
  return node;
}

function href(entity, shown) {
  if (entity.type === "email") return `mailto:${shown}`;
  const address = { url: shown, text_link: entity.url }[entity.type];
  return address && SAFE_LINK.test(address) ? address : null;
}

function link(address) {
  const node = document.createElement("a");
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function command(shown, say) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "command";
  node.addEventListener("click", () => say(shown));
  return node;
}
