// A second copy of what the app did not take, written to the device at once: a browser that is killed loses what it put
// into localStorage in its last seconds. drafts.js stands behind this file.

const SHELF = "kept";
let opened = null;

function base() {
  opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open("rapport", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => {
      opened = null;
      fail(asked.error);
    };
  });
  return opened;
}

// The keys that have a lasting copy; most drafts reach the disk before they need one.
const lasting = (window.__rapportLasting ??= new Set());

function keepLasting(key, words) {
  lasting.add(key);
  return change((shelf) => shelf.put(words, key));
}

// Another tab's copy may be here although this one never saw it.
function dropLasting(key, own) {
  if (lasting.delete(key) || !own) change((shelf) => shelf.delete(key));
}

async function change(how) {
  try {
    const store = (await base()).transaction(SHELF, "readwrite", { durability: "strict" });
    how(store.objectStore(SHELF));
  } catch {
    // no such store in this browser: localStorage has it all the same
  }
}

// Puts back into localStorage what a killed browser had only here; once in a page, before the fields ask for it.
async function restore() {
  try {
    const shelf = (await base()).transaction(SHELF).objectStore(SHELF);
    const [keys, words] = await Promise.all([all(shelf.getAllKeys()), all(shelf.getAll())]);
    for (const [at, key] of keys.entries()) {
      lasting.add(key);
      if (localStorage.getItem(key) === null) localStorage.setItem(key, words[at]);
    }
  } catch {
    // nothing to put back
  }
}

const all = (asked) =>
  new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

const restored = (window.__rapportRestored ??= restore());
