// Streamlit 1.67 sends "turn to another page" before it sends the text of the field that was just left, when a link
// is tapped or pressed for less than about ten milliseconds: the app bounces back and the text is gone (20 of 20
// taps). So a link pressed straight out of a field waits until Streamlit has taken the text, and is then pressed again.

const LINKS = "[data-testid=stSidebarNavLink], [data-testid=stTopNavLink], [data-testid=stPageLink-NavLink]";
const FIELDS = "input, textarea, [contenteditable=true]";
const HALF = /\p{Surrogate}/u;
const HALVES = /\p{Surrogate}/gu;
const QUIET = 180; // ms without a run: nothing was left to take, or it has been taken
const LONGEST = 4000; // ms; a slow page must not hold a person up for longer

const guard = (window.__rapportLinks ??= { fields: new Set(), waiting: null, passing: false });

export default function (component) {
  // The component's own box would leave a gap on the page.
  const box = component.parentElement.host?.closest("[data-testid=stElementContainer]");
  if (box) box.style.position = "absolute";
  guard.tell = (back) => component.setTriggerValue("back", back);
  guard.notebook = component.data.notebook;
  if (guard.ready) return;
  guard.ready = true;
  watchForAbsence();
  setInterval(() => bringBack(guard), LOOK_EVERY);
  // Once for the whole tab, and for good: pages come and go below this.
  document.addEventListener("input", noteField, true);
  document.addEventListener("pointerdown", leaveField, true);
  document.addEventListener("click", holdLink, true);
}

function field() {
  const active = document.activeElement;
  return active?.matches(FIELDS) ? active : null;
}

// A field that was typed into may hold text that Streamlit has not taken.
function noteField(event) {
  if (!event.target.matches?.(FIELDS)) return;
  guard.typed = true;
  mendHalves(event);
}

// Half a character, as a broken paste leaves it, would end Streamlit's connection, and with it all later typing.
function mendHalves({ target, isComposing }) {
  if (isComposing || !HALF.test(target.value ?? "")) return;
  const { selectionStart, selectionEnd } = target;
  // React's own setter on the element would hide the change from React.
  const kind = target.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(kind.prototype, "value").set;
  set.call(target, target.value.replace(HALVES, "\ufffd"));
  target.setSelectionRange(selectionStart, selectionEnd);
  guard.tell?.({ texts: 0, marks: [], halves: true });
}

function leaveField(event) {
  if (event.target.closest?.(LINKS) && guard.typed) field()?.blur();
}

function holdLink(event) {
  const link = event.target.closest?.(LINKS);
  if (!link || guard.passing) return;
  if (guard.waiting) {
    // A second press while the first one waits: the newer wish counts, and only once.
    stop(event);
    guard.waiting = link;
    return;
  }
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!guard.typed || elsewhere) return;
  stop(event);
  guard.waiting = link;
  field()?.blur();
  quiet().then(() => {
    guard.typed = false;
    press(guard.waiting);
    guard.waiting = null;
  });
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function press(link) {
  // Drawn anew by the run that took the text, the link may be another element by now.
  const same = `[data-testid="${link.dataset.testid}"][href="${CSS.escape(link.getAttribute("href"))}"]`;
  const now = link.isConnected ? link : document.querySelector(same);
  guard.passing = true;
  now?.click();
  guard.passing = false;
}

// Resolves when no script has run for a moment: by then the text has been sent, and a run has seen it.
function quiet() {
  const app = document.querySelector("[data-testid=stApp]");
  const began = performance.now();
  return new Promise((resolve) => {
    let since = began;
    const look = () => {
      const now = performance.now();
      if (app.dataset.testScriptState === "running") since = now;
      if (now - since >= QUIET || now - began >= LONGEST) resolve();
      else setTimeout(look, 20);
    };
    look();
  });
}
