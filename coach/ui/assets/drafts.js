// Where a draft lives outside the field: the route of the app, this browser's own store, and other tabs' ears.
// lasting.js stands before this file; together they are in two modules (see coach/ui/pad.py and coach/ui/links.py).

const KEEPALIVE_BYTES = 60000; // browsers drop larger requests of a page that is being closed

// The tab, and the addresses that a field on its page asks for; both modules that hold this file share them.
const tab = (window.__rapportTab ??= Math.random().toString(36).slice(2));
const shown = (window.__rapportShown ??= new Map());
const mounted = (address) => shown.set(address, (shown.get(address) ?? 0) + 1);
const unmounted = (address) => (shown.get(address) > 1 ? shown.set(address, shown.get(address) - 1) : shown.delete(address));

function tellOthers(address) {
  const channel = new BroadcastChannel("rapport drafts");
  channel.postMessage(address);
  channel.close();
}

async function post(address, words) {
  const body = JSON.stringify(words);
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      cache: "no-store",
      keepalive: body.length * 3 < KEEPALIVE_BYTES || new Blob([body]).size < KEEPALIVE_BYTES,
    });
    return { status: answer.status, ...([200, 409].includes(answer.status) ? await answer.json() : {}) };
  } catch {
    return { status: 0 }; // the server is away
  }
}

async function get(address) {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const shelf = (address) => `rapport ${address} `;

const copies = (address) => everyCopy(shelf(address));

function everyCopy(begins = "rapport /drafts/") {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(begins))
      .sort()
      .flatMap(read);
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return [{ key, address: key.split(" ")[1], ...JSON.parse(localStorage.getItem(key)) }];
  } catch {
    return []; // no copy of ours
  }
}

// Keeps this tab's copy; says whether there was room, and leave, for it. What the app did not take is to last.
function keep(address, copy, { last = false } = {}) {
  const key = `${shelf(address)}${tab}`;
  const words = JSON.stringify({ ...copy, at: Date.now() });
  if (last) keepLasting(key, words);
  try {
    localStorage.setItem(key, words);
    return true;
  } catch {
    return false;
  }
}

function drop(key) {
  dropLasting(key, key.endsWith(` ${tab}`));
  try {
    localStorage.removeItem(key);
  } catch {
    // no storage, nothing to drop
  }
}

// Drops this tab's copy, or only where it says no more than what is known to be on the disk.
function forget(address, text = null) {
  const key = `${shelf(address)}${tab}`;
  const copy = copies(address).find((one) => one.key === key);
  // Where there was no room for it, there is only the lasting one.
  if (text === null || !copy || copy.text === text) drop(key);
}

const oneLineEnd = (text) => text.replace(/\r\n?/g, "\n");

// CRC-32 of the UTF-16 units, as coach/ui/drafts.py computes it; made without waiting, for a closing page.
function mark(text) {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    crc = TABLE[(crc ^ unit) & 255] ^ (crc >>> 8);
    crc = TABLE[(crc ^ (unit >>> 8)) & 255] ^ (crc >>> 8);
  }
  return `${text.length}.${(~crc >>> 0).toString(16)}`;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});
