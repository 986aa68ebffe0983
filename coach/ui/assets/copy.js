// Copies what stands in a text field of the page. It is read at the press, so that words typed a moment ago are in it.

const SHOWN = 2000; // ms for which the button says that it is done

function field(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)} textarea`);
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
  button.textContent = data.words.copy;
  button.onclick = async () => {
    const done = await copied(field(data.key)?.value ?? data.text);
    button.textContent = said.textContent = done ? data.words.done : data.words.failed;
    setTimeout(() => {
      button.textContent = data.words.copy;
      said.textContent = "";
    }, SHOWN);
    button.focus();
  };
}
