// What this browser keeps and no field asks for: typed without reception in a tab that was closed, or left with a choice
// open when the talk was ended. It is brought to the disk from whatever page is open, and the page says so.
// lasting.js and drafts.js stand before this file in one module (see coach/ui/links.py).

const LOOK_EVERY = 5000; // ms; a look costs the app nothing while nothing is left over
const OLD_ENOUGH = 10000; // ms; a tab that is open tries again sooner
const TRIES = 5; // at most, each after twice as many looks: a record may be gone, or other words wait there

const tried = new Map();

async function bringBack({ notebook, tell }) {
  const app = document.querySelector("[data-testid=stApp]");
  if (app.dataset.testConnectionState !== "CONNECTED") return;
  await restored;
  const back = { texts: 0, marks: [] };
  for (const { key, address, at, ...copy } of everyCopy()) {
    const ours = address.startsWith(`/drafts/${notebook}/`);
    if (!ours || !at || shown.has(address) || Date.now() - at < OLD_ENOUGH || !turn(key)) continue;
    if (!address.endsWith("/off")) back.texts += await sent(address, key, copy);
    else if (await isMarked(address.slice(0, -"/off".length))) drop(key);
    else back.marks.push(address);
  }
  if (back.texts || back.marks.length) tell(back);
}

// Whether it is a copy's turn: at the looks 1, 2, 4, 8 and 16.
function turn(key) {
  const looks = (tried.get(key) ?? 0) + 1;
  tried.set(key, looks);
  return looks < 2 ** TRIES && Number.isInteger(Math.log2(looks));
}

// How many texts the disk has now and had not before. Where other words wait there, the field itself will ask.
async function sent(address, key, { text, base, marks }) {
  const answer = await get(address);
  if (!answer) return 0;
  const there = oneLineEnd(answer.draft ?? answer.saved) === text;
  const kept = there || (await post(address, { text, base, expected: marks })).status === 200;
  if (kept) drop(key);
  return kept && !there ? 1 : 0;
}

const isMarked = async (address) => (await get(address))?.off === true;
