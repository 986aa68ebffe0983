// A pad: a field that keeps what is typed, on the disk by a route of the app and until then in this browser.
// Nothing here makes Streamlit run a page again, and nothing overwrites what a person typed and did not send.

const AFTER_LAST_KEY = 300; // ms; the way to the disk takes up to 100 more on a busy machine
const AT_LEAST_EVERY = 1700; // ms while somebody types without a pause
const RETRY = [1000, 2000, 4000, 8000];
const ASK_AGAIN = 1000; // ms between two questions whether the disk says something else
const REMEMBERED_MARKS = 60;

const pads = new WeakMap();
// What this tab last knew to be on the disk, by address: a page that is drawn again may still bring older text.
const known = (window.__rapportKnown ??= new Map());

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (Array.isArray(data)) return several(component);
  let pad = pads.get(parentElement);
  if (!pad) {
    pad = new Pad(parentElement);
    pads.set(parentElement, pad);
  }
  pad.wake = () => setTriggerValue("unknown", true);
  pad.mark = (off) => setTriggerValue("off_record", off ? "off" : "on");
  pad.show(data);
  return () => {
    pad.leave();
    pads.delete(parentElement);
  };
}

class Pad {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.field = this.find("textarea");
    this.address = null;
    this.gone = new AbortController();
    this.others = new BroadcastChannel("rapport drafts");
    this.early = this.field.value;
    this.marking = new Mark(this, this.gone.signal);
    this.listen();
  }

  listen() {
    const on = (target, names, act, capture = false) => {
      for (const name of names) target.addEventListener(name, act, { capture, signal: this.gone.signal });
    };
    on(this.field, ["input"], () => this.typed());
    on(this.field, ["blur", "change"], () => this.send());
    on(this.field, ["focus"], () => this.ask());
    // Streamlit's one-letter shortcuts must not see letters that are typed here.
    on(this.field, ["keydown"], (event) => {
      if (event.ctrlKey || event.metaKey) this.send();
      else if (event.key.length === 1 || event.key === "Enter") event.stopPropagation();
    });
    // The draft sets out before the press on Save or on a link becomes a click.
    on(document, ["pointerdown"], () => this.send(), true);
    on(window, ["pagehide"], () => this.send({ leaving: true }));
    on(window, ["online", "pageshow"], () => this.send());
    on(window, ["focus"], () => this.ask());
    // Another tab of this browser kept something at the same place: look at once, before anybody types here.
    on(this.others, ["message"], (event) => event.data === this.address && this.ask({ atOnce: true }));
    on(document, ["visibilitychange"], () => {
      if (document.visibilityState === "hidden") this.send({ leaving: true });
      else this.ask();
    });
    on(this.find("button[name=show]"), ["click"], () => this.unveil("none"));
    for (const name of ["mine", "theirs", "both"]) {
      on(this.find(`button[name=${name}]`), ["click"], () => this.choose(name));
    }
  }

  // What the page says -------------------------------------------------------------------------------

  show(data) {
    // Most of what a page that is drawn again says of a field is what it said before.
    const said = JSON.stringify(data);
    if (said === this.said) return;
    this.said = said;
    this.find("label").textContent = data.label;
    this.find(".help").textContent = data.help;
    this.find(".help").hidden = !data.help;
    this.field.placeholder = data.placeholder;
    this.field.style.setProperty("--rows", data.rows);
    this.most = data.max_chars;
    const text = oneLineEnd(data.text);
    this.base = data.base;
    const path = [data.notebook, data.record_id, data.path].map(encodeURIComponent).join("/");
    const address = `/drafts/${path}`;
    if (address !== this.address) this.begin(address, text, data.unfit);
    else if (text !== this.fromPage || data.written !== this.written) this.follow(text);
    this.written = data.written;
    this.marking.show(address, data.off_record);
    this.grow();
  }

  begin(address, text, unfit) {
    if (this.address) this.send({ leaving: true });
    unmounted(this.address);
    mounted(address);
    Object.assign(this, {
      address,
      onDisk: text,
      fromPage: text,
      marks: [mark(text)],
      flying: 0,
      failures: 0,
      out: false, // whether the app takes nothing just now
      theirs: null,
      asked: 0,
    });
    this.field.value = text;
    this.find(".choice").hidden = true;
    this.unfit = Boolean(unfit);
    this.say(unfit ? "unfit" : "", unfit);
    const before = known.get(address);
    if (!this.takeUpKept(text) && before !== undefined && before !== text) this.ask({ otherwise: text });
    this.takeUpEarly();
    restored.then(() => address === this.address && !this.dirty() && this.takeUpKept(this.onDisk));
  }

  // The field can be seen, and typed into, a moment before this script runs: such letters go behind what was there.
  takeUpEarly() {
    const early = this.early;
    this.early = "";
    if (!early || early === this.field.value) return;
    this.field.value = this.field.value ? `${this.field.value}\n${early}` : early;
    this.typed();
  }

  // The page's text is new, or it is the old one again although somebody typed meanwhile and it was thrown away.
  follow(text) {
    this.fromPage = text;
    if (text === this.field.value) {
      if (!this.flying && this.theirs === null) this.settled(text);
    } else if (!this.dirty()) {
      // The page may have been drawn just before the last save: the disk decides.
      this.ask({ otherwise: text, atOnce: true });
    }
  }

  // What the person types ----------------------------------------------------------------------------

  dirty() {
    return this.flying > 0 || this.theirs !== null || this.field.value !== this.onDisk;
  }

  typed() {
    this.grow();
    this.keepHere();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.send(), AFTER_LAST_KEY);
    this.atLeast ??= setTimeout(() => this.send(), AT_LEAST_EVERY);
    this.countLetters();
  }

  async send({ leaving = false } = {}) {
    clearTimeout(this.soon);
    clearTimeout(this.atLeast);
    this.atLeast = null;
    const text = this.field.value;
    if (this.theirs !== null || (text === this.onDisk && !this.flying)) return;
    if (this.flying && (!leaving || text === this.inTheAir)) {
      this.again = true;
      return;
    }
    clearTimeout(this.retry);
    const { address } = this;
    this.remember(text);
    this.flying += 1;
    this.inTheAir = text;
    const slow = setTimeout(() => this.slow(), 1500);
    const answer = await post(address, { text, base: this.base, expected: this.marks });
    clearTimeout(slow);
    if (answer.status === 200) {
      known.set(address, text);
      tellOthers(address);
    }
    if (answer.status === 200 && (address !== this.address || this.field.value === text)) forget(address, text);
    if (address !== this.address) return;
    this.flying -= 1;
    this.hear(text, answer);
  }

  hear(text, { status, theirs, unfit }) {
    const again = this.again;
    this.again = false;
    if (status === 200) {
      this.failures = 0;
      this.out = false;
      this.settled(text);
      this.sayKept(unfit);
      if (this.field.value !== text && !this.flying) this.typed();
    } else if (status === 409 && oneLineEnd(theirs) === this.field.value) {
      this.hear(this.field.value, { status: 200, unfit });
    } else if (status === 409 && this.marks.includes(mark(oneLineEnd(theirs)))) {
      // The disk has something that this very pad sent a moment ago: only the order was unlucky.
      this.onDisk = null;
      if (!this.flying) this.send();
    } else if (status === 409) {
      this.offer(oneLineEnd(theirs), unfit);
    } else {
      this.failed(status);
    }
    if (again && status === 200 && this.field.value !== this.onDisk) this.send();
  }

  settled(text) {
    this.onDisk = text;
    this.remember(text);
    known.set(this.address, text);
    forget(this.address, text);
  }

  // Where the connection hangs, nothing says that it is gone.
  slow() {
    this.out = true;
    this.keepHere();
    this.say("waiting", "Saving…");
  }

  failed(status) {
    this.out = true;
    const kept = this.keepHere();
    if (status === 413) this.say("waiting", "Too long to save. Please shorten it; it is kept in this browser");
    else this.say("waiting", kept ? "Not saved, kept in this browser" : "Not saved yet");
    // A server that was started anew learns of this record when the page is drawn again.
    if (status === 404) this.wake();
    if (this.gone.signal.aborted) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.send(), RETRY[Math.min(this.failures, RETRY.length - 1)]);
    this.failures += 1;
  }

  // What others changed ------------------------------------------------------------------------------

  async ask({ otherwise = null, atOnce = false } = {}) {
    if (this.dirty() || (!atOnce && Date.now() - this.asked < ASK_AGAIN)) return;
    this.asked = Date.now();
    const { address, onDisk } = this;
    const answer = await get(address);
    if (!answer || address !== this.address || this.dirty() || this.onDisk !== onDisk) return;
    const { draft, saved, unfit } = answer;
    // Text that a page offers to start from stands nowhere on the disk yet, so only the page can change it.
    const offered = draft === null && this.field.value === this.fromPage && saved === oneLineEnd(this.base);
    const text = oneLineEnd(draft ?? otherwise ?? (offered ? this.field.value : saved));
    if (draft === null && otherwise === null && !offered) this.base = saved;
    if (text !== this.field.value) this.put(text);
    this.settled(text);
    if (Boolean(unfit) !== this.unfit) this.sayKept(unfit);
  }

  put(text) {
    const { selectionStart, selectionEnd } = this.field;
    this.field.value = text;
    this.field.setSelectionRange(selectionStart, selectionEnd);
    this.grow();
  }

  offer(theirs, unfit = "") {
    this.theirs = theirs;
    this.theirsUnfit = unfit;
    this.keepHere();
    this.find(".theirs").textContent = theirs || "(nothing)";
    this.find(".choice").hidden = false;
    const blur = getComputedStyle(this.field).getPropertyValue("--rapport-blur").trim();
    this.find("button[name=show]").hidden = !blur || blur === "none";
    this.say("waiting", "Not saved: choose which text to keep");
  }

  // In the private view both texts are blurred; a press shows them until one is chosen.
  unveil(blur) {
    for (const place of [".choice", "textarea"]) this.find(place).style.setProperty("--rapport-blur", blur);
    this.find("button[name=show]").hidden = true;
  }

  choose(name) {
    const { theirs } = this;
    this.theirs = null;
    this.unveil("");
    this.find(".choice").hidden = true;
    this.remember(theirs);
    this.onDisk = theirs;
    if (name === "theirs") this.put(theirs);
    if (name === "both") this.put(`${theirs}\n\n${this.field.value}`);
    this.field.focus();
    if (this.field.value === theirs) {
      forget(this.address);
      this.settled(theirs);
      this.sayKept(this.theirsUnfit);
    } else {
      this.keepHere();
      this.send();
    }
  }

  // The copy in this browser -------------------------------------------------------------------------

  keepHere() {
    const text = this.field.value;
    this.remember(text);
    if (text !== this.onDisk || this.theirs !== null || this.flying) {
      return keep(this.address, { text, base: this.base, marks: this.marks }, { last: this.out });
    }
    forget(this.address);
    return true;
  }

  // Takes up what a closed tab could not send; says whether there was anything.
  takeUpKept(text) {
    const kept = copies(this.address).filter((copy) => copy.text !== text);
    for (const copy of copies(this.address)) if (copy.text === text) drop(copy.key);
    if (!kept.length) return false;
    const copy = kept.at(-1);
    this.field.value = copy.text;
    this.marks = [...copy.marks, ...this.marks];
    drop(copy.key);
    if (copy.marks.includes(mark(text))) {
      this.keepHere();
      this.send();
    } else {
      this.offer(text);
    }
    return true;
  }

  remember(text) {
    const one = mark(text);
    const latest = [...this.marks.filter((other) => other !== one), one].slice(-REMEMBERED_MARKS);
    // What is on the disk is never forgotten, however much is typed while the disk takes nothing.
    this.marks = this.onDisk === null ? latest : [...new Set([mark(this.onDisk), ...latest])];
  }

  // How it looks -------------------------------------------------------------------------------------

  // What is kept as a draft and could not be saved is no less than said: the page then offers to mend it.
  sayKept(unfit) {
    this.say(unfit ? "unfit" : "saved", unfit ? `Kept as a draft. ${unfit}` : `Saved ${clock()}`);
    if (Boolean(unfit) !== this.unfit) this.wake();
    this.unfit = Boolean(unfit);
  }

  say(kind, words) {
    const state = this.find(".state");
    const was = state.dataset.kind;
    state.dataset.kind = kind;
    state.querySelector(".words").textContent = words;
    // Spoken only when it turns from kept to not kept or back: not after every pause in typing.
    const turned = ["waiting", "unfit"].some((one) => (kind === one) !== (was === one));
    if (turned) this.find(".spoken").textContent = words;
  }

  countLetters() {
    const over = [...this.field.value].length - this.most;
    if (over > 0) this.say("waiting", `${over} ${over === 1 ? "letter" : "letters"} more than fit here`);
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  leave() {
    this.send({ leaving: true });
    unmounted(this.address);
    for (const timer of [this.soon, this.atLeast, this.retry]) clearTimeout(timer);
    this.gone.abort();
    this.others.close();
  }
}

const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
