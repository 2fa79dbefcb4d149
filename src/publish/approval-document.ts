import type { ApprovalSheet, ApprovalTable } from "#words/ja/approval.ts";
import { escapeXml } from "./atom.ts";

/** The sheet as a document of its own, for a browser to print on A4 (docs/publishing.md). */
export function publishApproval({ title, request, seals, facts, tables }: ApprovalSheet): string {
  return [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${STYLES}</style></head><body>`,
    `<h1>${escapeXml(title)}</h1><p>${escapeXml(request)}</p>`,
    `<table class="seals"><tr>${wrapAll("th", seals)}</tr><tr>${wrapAll(
      "td",
      seals.map(() => ""),
    )}</tr></table>`,
    `<dl>${facts.map(({ name, text }) => wrapAll("dt", [name]) + wrapAll("dd", [text])).join("")}</dl>`,
    ...tables.map(writeTable),
    "</body></html>\n",
  ].join("\n");
}

function writeTable({ caption, columns, rows }: ApprovalTable): string {
  const lines = rows.map(([name = [], ...cells]) => {
    const values = cells.map((texts) => `<td>${wrapAll("p", texts)}</td>`);
    return `<tr><th scope="row">${wrapAll("p", name)}</th>${values.join("")}</tr>`;
  });
  const head = columns.map((column) => `<th scope="col">${escapeXml(column)}</th>`).join("");
  return `<table><caption>${escapeXml(caption)}</caption><thead><tr>${head}</tr></thead>\n<tbody>${lines.join("\n")}</tbody></table>`;
}

function wrapAll(element: string, texts: readonly string[]): string {
  return texts.map((text) => `<${element}>${escapeXml(text)}</${element}>`).join("");
}

const STYLES = `
@page { size: A4; margin: 12mm 15mm; }
body { max-width: 50rem; margin: 0 auto; padding: 1rem; font: 10.5pt/1.5 "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "BIZ UDPGothic", "Yu Gothic UI", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 14pt; }
p { margin: 0; }
table { width: 100%; margin-top: 4mm; border-collapse: collapse; font-size: 9pt; }
caption { font-weight: 700; text-align: start; }
th, td { padding: 1mm 2mm; border: 1px solid #767676; text-align: start; vertical-align: top; }
tbody th { width: 30%; font-weight: 400; }
td { min-width: 30mm; }
tr { break-inside: avoid; }
.seals { width: auto; margin-left: auto; }
.seals :is(th, td) { min-width: 0; width: 18mm; text-align: center; }
.seals td { height: 18mm; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 1mm 5mm; margin: 4mm 0 0; }
dd { margin: 0; }
@media print { body { max-width: none; padding: 0 1px; } }
`;
