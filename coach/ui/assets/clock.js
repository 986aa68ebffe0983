// A clock that ticks in the browser from absolute times: no traffic while it runs, and right again at once after a
// reload, a sleep or a restarted server, because it counts nothing and only compares with the time of day.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TICK = 250; // ms, so that no second is skipped when a timer comes late
const AWAY = 10 * SECOND;
const WHOLE = 0.75; // of the digits: less of them is not read

const clocks = new WeakMap();
let waiting = false; // whether the clock that this page drew last was that of a waiting room

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let clock = clocks.get(parentElement);
  if (!clock) {
    clock = new Clock(parentElement);
    clocks.set(parentElement, clock);
  }
  clock.call = () => setTriggerValue("asks", true);
  clock.show(data[0]);
  return () => {
    clock.stop();
    clocks.delete(parentElement);
  };
}

class Clock {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.written = new Map();
    this.tick = this.tick.bind(this);
    this.timer = setInterval(this.tick, TICK);
    this.turn = this.turn.bind(this);
    document.addEventListener("visibilitychange", this.turn);
    // Scrolled down to the notes, one still sees how long one has; Streamlit's header lies over the top.
    this.sight = new IntersectionObserver(
      ([{ intersectionRatio }]) => (this.find(".pill").hidden = intersectionRatio >= WHOLE),
      { rootMargin: "-56px 0px 0px", threshold: WHOLE },
    );
    this.sight.observe(this.find(".time"));
    this.find(".pill").onclick = () => this.find(".clock").scrollIntoView({ block: "center" });
  }

  stop() {
    clearInterval(this.timer);
    this.sight.disconnect();
    document.removeEventListener("visibilitychange", this.turn);
  }

  // A hidden tab's timers are slowed down: it must not show an old time when it comes back, nor an hour that was ended
  // on another screen.
  turn() {
    this.tick();
    if (document.hidden) this.left = Date.now();
    else if (this.data.called && Date.now() - this.left > AWAY) this.call();
  }

  show(data) {
    this.data = data;
    if (waiting && data.called) setTimeout(() => this.takeFocus(), SECOND);
    waiting = !data.called;
    this.drawBar();
    this.drawAsides();
    this.tick();
  }

  // Start is gone with the press on it: the keyboard goes on from the clock, not from the end of the page.
  takeFocus() {
    if (document.activeElement === document.body) this.find(".clock").focus({ preventScroll: true });
  }

  // Folded out and in by the browser alone, so that the words are at hand while the server is away.
  drawAsides() {
    const said = JSON.stringify(this.data.asides);
    if (said === this.aside) return;
    this.aside = said;
    const open = [...this.find(".asides").children].map((one) => one.open);
    this.find(".asides").replaceChildren(
      ...this.data.asides.map(({ title, groups }, place) => {
        const aside = element("details", "");
        aside.open = open[place] ?? false;
        aside.append(element("summary", "", title));
        for (const [caption, lines] of groups) {
          if (caption) aside.append(element("p", "caption", caption));
          aside.append(...lines.map((line) => element("p", "line", line)));
        }
        return aside;
      }),
    );
  }

  drawBar() {
    const shape = JSON.stringify(this.data.phases);
    if (shape === this.drawn) return;
    this.drawn = shape;
    this.find(".bar").replaceChildren(
      ...this.data.phases.map((phase) => {
        const part = element("div", "part");
        part.style.flex = `${phase.end - phase.start} 1 0`;
        part.toggleAttribute("data-kept", phase.kept);
        const track = element("div", "track");
        track.append(element("div", "fill"));
        part.append(track, element("span", "", phase.name));
        return part;
      }),
    );
  }

  tick() {
    const { started_ms: start, ends_ms: end, phases, words } = this.data;
    const now = Date.now();
    const state = this.state(now);
    const waits = state === "before" && now >= start; // nobody has pressed Start yet
    const phase = phases.find((one) => now >= one.start && now < one.end);

    for (const place of [".clock", ".pill"]) {
      this.write(place, state, (node, value) => (node.dataset.state = value));
    }
    const digits = waits ? down(now - start) : now < start ? up(start - now) : now < end ? up(end - now) : `+${down(now - end)}`;
    this.write(".digits", digits, (node, value) => {
      node.textContent = value;
      node.toggleAttribute("data-long", value.length > 5);
    });
    // Down in the notes one sees the cue's words as well as its colour and shape.
    const cue = this.data.cues[state]?.words.split(":")[0];
    this.write(".pill .left", cue && state !== "over" ? `${digits} · ${cue}` : digits);
    const unit = waits ? words.since : now < start ? words.until_start : now < end ? words.left : words.over;
    this.write(".unit", unit);
    this.write(".name", waits ? words.press : now < start ? words.before : phase ? phase.name : now < end ? "" : words.after);
    const edge = waits ? words.was : now < start ? words.starts : now < end ? words.ends : words.ended;
    const until = waits || now < start ? start : end;
    this.write(".until", `${edge} ${this.hour(until)}`);
    const minutes = Math.round(Math.abs(until - now) / MINUTE);
    this.write(".time .unseen", `${minutes} ${minutes === 1 ? words.minute : words.minutes} ${unit}`);
    this.fill(now);
    this.cue(state, phase);
  }

  state(now) {
    const { started_ms: start, ends_ms: end, cues } = this.data;
    if (now < start || !this.data.called) return "before";
    if (now >= end) return "over";
    if (end - now <= cues.second.at) return "second";
    return end - now <= cues.first.at ? "first" : "running";
  }

  cue(state, phase) {
    const { cues, ends_ms: end } = this.data;
    const words = cues[state]?.words ?? "";
    // Before the first cue its place says what it is kept for: the cue that comes moves nothing below.
    this.write(".cue .words", words || cues.idle.words.replace("{}", this.hour(end - cues.first.at)));
    // Milestones are spoken once, when they come; what stands there already when the page is drawn is not.
    const milestone = words || phase?.name || "";
    if (this.milestone !== undefined && milestone !== this.milestone) this.write(".spoken", milestone);
    this.milestone = milestone;
    const asks = phase?.name === "asks";
    if (asks && this.asks === false && this.data.called) this.call();
    this.asks = asks;
  }

  // On the clock that the page goes by, whatever the zone of this phone; on the phone's where it knows no such zone.
  hour(ms) {
    const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    try {
      return new Date(ms).toLocaleTimeString([], { ...how, timeZone: this.data.zone });
    } catch {
      return new Date(ms).toLocaleTimeString([], how);
    }
  }

  fill(now) {
    this.data.phases.forEach(({ start, end }, index) => {
      const part = this.find(".bar").children[index];
      const done = Math.min(1, Math.max(0, (now - start) / (end - start)));
      part.querySelector(".fill").style.width = `${(done * 100).toFixed(1)}%`;
      part.toggleAttribute("data-now", now >= start && now < end);
    });
  }

  // Touches the page only where something is different, four times a second for an hour.
  write(selector, value, put = (node, text) => (node.textContent = text)) {
    const key = `${selector} ${put.length}`;
    if (this.written.get(key) === value) return;
    this.written.set(key, value);
    put(this.find(selector), value);
  }
}

// Time that is left is rounded up and time that is over is rounded down: 0:00 stands for an instant only.
const up = (ms) => digits(Math.ceil(ms / SECOND));
const down = (ms) => digits(Math.floor(ms / SECOND));

function digits(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function element(name, className, text = "") {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}
