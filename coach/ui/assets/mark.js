// The press "Off the record" beside a pad: it shows at once what was pressed, and asks for it until the record says so.
// pad.js and drafts.js stand beside this file in one module (see coach/ui/pad.py).

const TOLD_AT_MOST = 3; // times, while the app answers: a record that refuses says why on the page
const TELL_AGAIN = 2500; // ms; a run of the page takes its time

class Mark {
  constructor(pad, signal) {
    this.pad = pad;
    this.button = pad.find("button[name=off]");
    this.wanted = null; // what was pressed and the record does not say yet
    // The caret stays where it is, and with it a phone's keyboard.
    this.button.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    this.button.addEventListener("click", () => this.press(), { signal });
    signal.addEventListener("abort", () => this.leave());
  }

  // Whether the text may be marked (null: no), and is, as the record says.
  show(address, off) {
    const fresh = this.address !== `${address}/off`;
    this.off = off;
    if (fresh) this.begin(`${address}/off`);
    else if (this.wanted === off) this.settled();
    this.draw();
  }

  // What a closed tab could not tell is told now, unless the record says it already.
  begin(address) {
    unmounted(this.address);
    mounted(address);
    this.address = address;
    this.wanted = null;
    this.takeUpKept();
    restored.then(() => this.wanted === null && this.takeUpKept());
  }

  takeUpKept() {
    const kept = copies(this.address);
    for (const copy of kept) drop(copy.key);
    if (kept.length && this.off === false) this.want(true);
  }

  press() {
    this.want(!(this.wanted ?? this.off));
  }

  want(off) {
    this.wanted = off;
    this.told = 0;
    // Only what hides is kept for a later tab: taken back by mistake, a mark would show what nobody may see.
    if (off) keep(this.address, { text: "off" }, { last: !answers() });
    else forget(this.address);
    this.draw();
    this.tell();
  }

  tell() {
    clearTimeout(this.later);
    if (this.wanted === null) return;
    if (this.told === TOLD_AT_MOST) return this.givenUp();
    if (answers()) {
      this.told += 1;
      this.pad.mark(this.wanted);
    } else {
      this.pad.say("waiting", "Off the record: not saved, kept in this browser");
    }
    this.later = setTimeout(() => this.tell(), TELL_AGAIN);
  }

  settled() {
    clearTimeout(this.later);
    this.wanted = null;
    forget(this.address);
    // The line speaks of the text too, which may still wait for the person or for the app.
    if (!this.pad.dirty() && !this.pad.unfit) this.pad.say("saved", `Saved ${clock()}`);
  }

  givenUp() {
    const refused = this.wanted !== this.off;
    this.settled();
    if (refused) this.pad.say("waiting", "Off the record: not saved");
    this.draw();
  }

  leave() {
    clearTimeout(this.later);
    unmounted(this.address);
  }

  draw() {
    const off = this.wanted ?? this.off;
    this.button.hidden = this.off === null;
    this.button.setAttribute("aria-pressed", String(off === true));
    this.pad.field.toggleAttribute("data-off", off === true);
  }
}

// Whether Streamlit's page is in touch with the app: what is told meanwhile, nobody hears.
const answers = () =>
  document.querySelector("[data-testid=stApp]").dataset.testConnectionState === "CONNECTED";
