// Several pads in one mount, each with its own way to the disk; and the tick that a question was asked.
// pad.js and drafts.js stand before this file in one module (see coach/ui/pad.py).

const hosts = new WeakMap();

function several({ data, parentElement, setTriggerValue }) {
  let host = hosts.get(parentElement);
  if (!host) hosts.set(parentElement, (host = new Host(parentElement)));
  host.trigger = setTriggerValue;
  host.show(data);
  return () => {
    host.leave();
    hosts.delete(parentElement);
  };
}

class Host {
  constructor(root) {
    this.first = root.querySelector(".pad");
    this.place = this.first.parentNode;
    this.model = this.first.cloneNode(true);
    this.shown = new Map();
    this.made = 0;
  }

  show(fields) {
    const wanted = new Set(fields.map((field) => field.path));
    for (const [path, one] of this.shown) {
      if (wanted.has(path)) continue;
      one.leave();
      this.shown.delete(path);
    }
    let before = null;
    for (const field of fields) {
      const one = this.shown.get(field.path) ?? this.make(field.path);
      const next = before ? before.nextElementSibling : this.place.querySelector(".pad");
      // A field that stands right already is not moved: moved, it would lose the caret.
      if (next !== one.node) this.place.insertBefore(one.node, next);
      before = one.node;
      one.pad.show(field);
      one.tick.show(field);
    }
  }

  make(path) {
    const node = this.first ?? this.model.cloneNode(true);
    this.first = null;
    this.made += 1;
    apart(node, this.made);
    if (!node.isConnected) this.place.append(node);
    const pad = new Pad(node);
    pad.wake = () => this.trigger("unknown", true);
    pad.mark = (off) => this.trigger("off_record", { path, off });
    const tick = new Tick(node, pad);
    const leave = () => {
      pad.leave();
      tick.leave();
      node.remove();
    };
    const one = { node, pad, tick, leave };
    this.shown.set(path, one);
    return one;
  }

  leave() {
    for (const { pad, tick } of this.shown.values()) {
      pad.leave();
      tick.leave();
    }
  }
}

// Labels and descriptions point by identity, which only one element of a mount may have.
function apart(node, number) {
  for (const one of node.querySelectorAll("[id]")) one.id = `${one.id}-${number}`;
  for (const name of ["for", "aria-describedby", "aria-labelledby"]) {
    for (const one of node.querySelectorAll(`[${name}]`)) {
      const pointed = one.getAttribute(name).split(" ");
      one.setAttribute(name, pointed.map((id) => `${id}-${number}`).join(" "));
    }
  }
}

class Tick {
  constructor(node, pad) {
    this.pad = pad;
    this.box = node.querySelector(".tick input");
    this.wanted = null; // what was pressed and is not known to be on the disk
    this.failures = 0;
    this.gone = new AbortController();
    this.others = new BroadcastChannel("rapport drafts");
    const { signal } = this.gone;
    this.box.addEventListener("change", () => this.press(), { signal });
    window.addEventListener("online", () => this.send(), { signal });
    window.addEventListener("focus", () => this.ask(), { signal });
    this.others.addEventListener("message", ({ data }) => data === this.address && this.ask(), { signal });
  }

  show({ notebook, record_id, tick }) {
    this.box.closest("label").hidden = !tick;
    if (!tick) return;
    const path = [notebook, record_id, tick.path].map(encodeURIComponent).join("/");
    const fresh = this.address === undefined;
    this.address = `/drafts/${path}`;
    if (fresh) mounted(this.address);
    this.base = tick.base;
    if (fresh) this.begin(tick.text);
    else if (tick.text !== this.onDisk) this.ask(); // the page may have been drawn before the last press
  }

  // What a closed tab could not send is sent now, unless the disk says it already.
  begin(text) {
    this.settled(text);
    this.takeUpKept();
    restored.then(() => this.wanted === null && this.takeUpKept());
  }

  takeUpKept() {
    const kept = copies(this.address);
    for (const copy of kept) drop(copy.key);
    if (kept.length && kept.at(-1).text !== this.onDisk) this.want(kept.at(-1).text);
  }

  press() {
    this.want(this.box.checked ? "yes" : "no");
  }

  want(text) {
    this.wanted = text;
    this.box.checked = text === "yes";
    this.kept = this.keepHere();
    this.send();
  }

  keepHere(how) {
    const copy = { text: this.wanted, base: this.base, marks: [mark(this.onDisk)] };
    return keep(this.address, copy, how);
  }

  async send() {
    clearTimeout(this.retry);
    if (this.wanted === null || this.flying) return;
    const text = this.wanted;
    this.flying = true;
    const answer = await post(this.address, { text, base: this.base, expected: [mark(this.onDisk)] });
    this.flying = false;
    if (answer.status === 200) {
      this.onDisk = text;
      this.failures = 0;
      forget(this.address, text);
      if (this.wanted === text) this.wanted = null;
      tellOthers(this.address);
      if (!this.pad.dirty() && !this.pad.unfit) this.pad.say("saved", `Saved ${clock()}`);
    } else if (answer.status === 409) {
      this.onDisk = answer.theirs; // of two ticks, the one that was pressed last counts
    } else {
      this.failed(answer.status);
      return;
    }
    this.send();
  }

  failed(status) {
    this.keepHere({ last: true });
    this.pad.say("waiting", this.kept ? "Tick not saved, kept in this browser" : "Tick not saved yet");
    if (status === 404) this.pad.wake();
    if (this.gone.signal.aborted) return;
    this.retry = setTimeout(() => this.send(), RETRY[Math.min(this.failures, RETRY.length - 1)]);
    this.failures += 1;
  }

  async ask() {
    if (!this.address || this.wanted !== null) return;
    const answer = await get(this.address);
    if (answer && this.wanted === null) this.settled(answer.draft ?? answer.saved);
  }

  settled(text) {
    this.onDisk = text;
    this.box.checked = text === "yes";
  }

  leave() {
    this.send();
    unmounted(this.address);
    clearTimeout(this.retry);
    this.gone.abort();
    this.others.close();
  }
}
