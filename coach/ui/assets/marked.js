// Draws a person's own words with some of them marked. Only textContent is used: nothing typed becomes markup.

const ELEMENTS = { added: "ins", removed: "del" };

function drawn(piece) {
  if (!piece.kind) {
    return document.createTextNode(piece.text);
  }
  const element = document.createElement(ELEMENTS[piece.kind] ?? "mark");
  element.className = piece.kind;
  element.append(piece.text);
  if (piece.name) {
    const name = document.createElement("small");
    name.textContent = piece.name;
    element.append(name);
  }
  return element;
}

export default function ({ data, parentElement }) {
  const line = parentElement.querySelector("p");
  line.replaceChildren(...data.pieces.map(drawn));
}
