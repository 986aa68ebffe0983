// Says in one line at the foot of the window that the app does not answer. Streamlit's own dialog would lie over the
// clock and take the keyboard out of the pads; coach/ui/server.py keeps it off.
// links.js stands behind this file in one module (see coach/ui/links.py).

const AWAY_AFTER = 2000; // ms; a moment's wobble is not worth a word
const AWAY = "The app on your laptop does not answer. What you type stays here and is saved when it is back.";

function watchForAbsence() {
  const app = document.querySelector("[data-testid=stApp]");
  const line = document.createElement("p");
  line.className = "rapport-away";
  line.setAttribute("role", "status");
  document.body.append(line);
  let soon = null;
  let lost = false;
  const look = () => {
    clearTimeout(soon);
    const here = app.dataset.testConnectionState === "CONNECTED";
    if (here) line.textContent = "";
    else soon = setTimeout(() => say(app, line), AWAY_AFTER);
    // A server that was started anew knows no button of this page until it has drawn it once.
    if (here && lost) guard.tell({ texts: 0, marks: [] });
    lost = !here;
  };
  new MutationObserver(look).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  look();
}

function say(app, line) {
  const { color, backgroundColor } = getComputedStyle(app);
  Object.assign(line.style, { color: backgroundColor, backgroundColor: color });
  line.textContent = AWAY;
}
