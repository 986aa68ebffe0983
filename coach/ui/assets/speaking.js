// Says what each chart shows to somebody who does not see it. Streamlit counts a chart's `alt` as a part of its
// specification and builds the whole chart anew when it changes; here only the words on the drawing change.

const speaking = (window.__rapportSpeaking ??= { texts: {}, waiting: false });

export default function (component) {
  speaking.texts = component.data;
  // The component's own box would leave a gap on the page.
  const box = component.parentElement.host?.closest("[data-testid=stElementContainer]");
  if (box) box.style.position = "absolute";
  speaking.observer?.disconnect();
  speaking.observer = new MutationObserver(soon);
  // Vega gives this attribute to a drawing when it begins it, and its own words right after.
  const watched = { subtree: true, attributes: true, attributeFilter: ["aria-roledescription"] };
  speaking.observer.observe(document.querySelector("[data-testid=stMain]") ?? document.body, watched);
  speak();
}

function soon() {
  if (speaking.waiting) return;
  speaking.waiting = true;
  requestAnimationFrame(speak);
}

function speak() {
  speaking.waiting = false;
  for (const [key, text] of Object.entries(speaking.texts)) {
    const drawing = document.querySelector(`.st-key-${key} [role=graphics-document]`);
    if (drawing && drawing.getAttribute("aria-label") !== text) drawing.setAttribute("aria-label", text);
  }
}
