// The private view: blurs every piece of text that holds a name or the beginning of a note, wherever it is drawn and
// before it is painted (a MutationObserver is heard before the next frame). Chart labels and shadow roots included.

const veil = (window.__rapportVeil ??= { starts: new Map(), key: "", seen: new Set(), watch: null });
const WORD = /[\p{L}\p{N}+@]/u;
const WHOLE = "p, li, td, th, label, button, option, [role=option], h1, h2, h3, h4, h5, h6, text";
const EVERYTHING = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["title"] };

export default function (component) {
  const box = component.parentElement.host?.closest("[data-testid=stElementContainer]");
  if (box) box.style.position = "absolute";
  remember("on; max-age=31536000");
  learn(component.data.phrases);
  if (!veil.watch) begin();
  return end;
}

// A server that was started anew knows of nothing; the browser tells it as it connects (see coach/ui/private.py).
function remember(value) {
  document.cookie = `rapport_private=${value}; path=/; samesite=strict`;
}

// Phrases by their first letters, so that a text is read once however many phrases there are.
function learn(phrases) {
  const key = JSON.stringify(phrases);
  if (key === veil.key) return;
  veil.key = key;
  veil.starts = new Map();
  for (const phrase of phrases) {
    const start = phrase.slice(0, 3);
    if (!veil.starts.has(start)) veil.starts.set(start, []);
    veil.starts.get(start).push(phrase);
  }
  if (veil.watch) for (const root of veil.seen) look(root);
}

function begin() {
  veil.watch = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === "childList") for (const node of addedNodes) look(node);
      look(type === "childList" ? target : (target.parentElement ?? target));
    }
  });
  veil.attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = veil.attach.call(this, how);
    enter(root);
    return root;
  };
  enter(document.body);
  document.documentElement.dataset.private = "on";
}

function end() {
  remember("; max-age=0");
  veil.watch?.disconnect();
  veil.watch = null;
  Element.prototype.attachShadow = veil.attach;
  for (const root of veil.seen) for (const node of root.querySelectorAll("[data-veiled]")) show(node);
  veil.seen.clear();
  delete document.documentElement.dataset.private;
}

function enter(root) {
  if (veil.seen.has(root)) return;
  veil.seen.add(root);
  veil.watch.observe(root, EVERYTHING);
  look(root);
}

function look(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement ? look(node.parentElement) : undefined;
  if (!node.querySelectorAll || node.matches?.("script, style")) return;
  for (const one of [node, ...node.querySelectorAll("*")]) {
    if (one.shadowRoot) enter(one.shadowRoot);
    if (one.title && tells(one.title)) one.removeAttribute("title");
    if (one.childNodes) judge(one);
  }
}

// An element is blurred for its own text, or as a whole where a phrase runs over several pieces of it.
function judge(element) {
  if (!element.style || element.matches("script, style")) return;
  const own = [...element.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.data);
  const hide = own.some(tells) || (element.matches(WHOLE) && runsOver(element));
  if (hide && element.dataset.veiled === undefined) {
    element.dataset.veiled = "";
    element.style.filter = "var(--rapport-blur, blur(0.5rem))";
  } else if (!hide && element.dataset.veiled !== undefined) {
    show(element);
  }
}

function runsOver(element) {
  const pieces = [...element.querySelectorAll("*")].map((one) =>
    [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(""),
  );
  return pieces.length > 0 && tells(element.textContent) && !pieces.some(tells);
}

function show(element) {
  delete element.dataset.veiled;
  element.style.filter = "";
}

function tells(said) {
  const text = said.replace(/\s+/g, " ");
  for (let at = 0; at < text.length - 2; at++) {
    if (at && WORD.test(text[at - 1])) continue;
    for (const phrase of veil.starts.get(text.slice(at, at + 3)) ?? []) {
      const after = text[at + phrase.length];
      if (text.startsWith(phrase, at) && !(after && WORD.test(after))) return true;
    }
  }
  return false;
}
