// Copies what stands in a text field of the page. It is read at the press, so that words typed a moment ago are in it.

const SHOWN = 2000; // ms for which the button says that it is done
const GAP = /\[[^\[\]\n]{1,200}\]|_{3,200}/g; // as coach/rules/gaps.py has it

// A pad lies in a shadow root of its own.
function field(key) {
  const box = document.querySelector(`.st-key-${CSS.escape(key)}`);
  for (const one of box ? [box, ...box.querySelectorAll("*")] : []) {
    const found = (one.shadowRoot ?? one).querySelector("textarea");
    if (found) return found;
  }
  return null;
}

// Outside of localhost and HTTPS, as on a phone in the same network, browsers offer no other way.
function byHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");
  const open = parentElement.querySelector("p");
  const gone = new AbortController();
  const words = () => field(data.key)?.value ?? data.text;
  const look = (text) => {
    const gaps = [...new Set(text.match(GAP) ?? [])];
    open.hidden = gaps.length === 0;
    open.textContent = gaps.length ? `${data.words.open} ${gaps.join(", ")}` : "";
  };
  look(data.text);
  document.addEventListener("input", () => look(words()), { signal: gone.signal });
  button.textContent = data.words.copy;
  button.onclick = async () => {
    const text = words();
    look(text);
    const done = await copied(text);
    button.textContent = done ? data.words.done : data.words.failed;
    said.textContent = [button.textContent, open.textContent].filter(Boolean).join(". ");
    setTimeout(() => {
      button.textContent = data.words.copy;
      said.textContent = "";
    }, SHOWN);
    button.focus();
  };
  return () => gone.abort();
}
