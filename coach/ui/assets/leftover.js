// What this browser keeps and no field here asks for: typed without reception in a tab that was closed, or left with a
// choice open when the talk was ended. It is brought to the disk from whatever page is open, and the page says so.
// lasting.js and drafts.js stand before this file in one module (see coach/ui/links.py).

const LOOK_EVERY = 5000; // ms; a look costs the app nothing while nothing is left over
const OLD_ENOUGH = 4000; // ms; younger copies are on their way

const told = new Set(); // the keys of marks that the app was told of once: then they need no copy any more

async function bringBack(tell) {
  const app = document.querySelector("[data-testid=stApp]");
  if (app.dataset.testConnectionState !== "CONNECTED") return;
  await restored;
  const back = { texts: 0, marks: [] };
  for (const { key, address, at, ...copy } of everyCopy()) {
    if (!at || shown.has(address) || Date.now() - at < OLD_ENOUGH) continue;
    if (address.endsWith("/off")) {
      if (told.has(key)) drop(key);
      else back.marks.push(address);
      told.add(key);
    } else if (await sent(address, key, copy)) {
      back.texts += 1;
    }
  }
  if (back.texts || back.marks.length) tell(back);
}

// Says whether the disk has it now and had it not before. Where other words wait there, the field itself will ask.
async function sent(address, key, { text, base, marks }) {
  const answer = await get(address);
  if (!answer) return false;
  const there = (answer.draft ?? answer.saved) === text;
  const kept = there || (await post(address, { text, base, expected: marks })).status === 200;
  if (kept) drop(key);
  return kept && !there;
}
