// Saves the chart of one trend as a picture: takes the drawing that stands on the page, sets its finding above
// it, and hands it to the browser as a file. Nothing leaves the machine.

const HEAD = 54;

function drawing(data) {
  const source = document.querySelector(`.st-key-${data.key} svg.marks`);
  if (!source) return null;
  const { width, height } = source.getBoundingClientRect();
  const style = getComputedStyle(source);
  const page = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const whole = [Math.ceil(width), Math.ceil(height) + HEAD];
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", whole[0]);
  svg.setAttribute("height", whole[1]);
  svg.setAttribute("viewBox", `0 0 ${whole[0]} ${whole[1]}`);
  svg.setAttribute("font-family", style.fontFamily);
  svg.append(
    element("title", {}, data.finding),
    element("desc", {}, data.alt),
    element("rect", { width: "100%", height: "100%", fill: page.backgroundColor }),
    element("text", { x: 12, y: 24, "font-size": 17, "font-weight": 600, fill: page.color }, data.finding),
    element("text", { x: 12, y: 44, "font-size": 12, fill: page.color, opacity: 0.75 }, data.counts),
  );
  const chart = source.cloneNode(true);
  chart.setAttribute("y", HEAD);
  chart.setAttribute("x", 0);
  svg.append(chart);
  return { svg, width: whole[0], height: whole[1] };
}

function element(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function asSvg({ svg }) {
  const text = new XMLSerializer().serializeToString(svg);
  return Promise.resolve(new Blob([text], { type: "image/svg+xml" }));
}

async function asPng(made) {
  const url = URL.createObjectURL(await asSvg(made));
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = made.width * 2;
  canvas.height = made.height * 2;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  for (const [kind, save] of [["png", asPng], ["svg", asSvg]]) {
    parentElement.querySelector(`[data-kind=${kind}]`).onclick = async () => {
      const made = drawing(data);
      if (!made) {
        said.textContent = "The chart is not drawn yet.";
        return;
      }
      hand(await save(made), `${data.file}.${kind}`);
      said.textContent = `Saved as ${data.file}.${kind}`;
    };
  }
}
