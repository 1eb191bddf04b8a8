// SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
// SPDX-License-Identifier: EUPL-1.2

// Turns each field with simple marks into an editor. The field stays what is sent: until somebody changes something it
// holds the marks it came with, and from then on the HTML of the editor; a hidden field says which of the two it is.

import { maak, Mediumkiezer, nieuweNaam, Venster, Zoeklijst } from "./venster.js";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const MOD = MAC ? "⌘" : "Ctrl";

// --- Small things ---

// The editor always keeps an empty line at the end, to go on writing; it is no part of the text.
const ruimOp = (html) => html.replace(/(<p><\/p>)+$/, "");

function geldigAdres(getypt) {
  const adres = getypt.trim();
  if (/^(https?:\/\/[^\s/@]+\S*|mailto:\S+@\S+|tel:[+\d\s()-]+|\/(?!\/)\S*|#\S+)$/i.test(adres)) return adres;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(adres)) return `mailto:${adres}`;
  if (/^([\w-]+\.)+[a-z]{2,}([/?#]\S*)?$/i.test(adres)) return `https://${adres}`;
  return "";
}

// --- What the editor knows besides ordinary text ---

function uitbreidingen(tiptap, veld) {
  const { Node, mergeAttributes, wrappingInputRule } = tiptap;

  const Medium = Node.create({
    name: "medium",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({ soort: { default: "" }, sleutel: { default: "" }, tekst: { default: "" } }),
    parseHTML: () => [
      {
        tag: "figure",
        getAttrs(element) {
          const soort = ["afbeelding", "document", "video"].find((naam) => element.dataset[naam]);
          return soort ? { soort, sleutel: element.dataset[soort], tekst: element.textContent.trim() } : false;
        },
      },
    ],
    renderHTML({ node }) {
      const { soort, sleutel, tekst } = node.attrs;
      return ["figure", { [`data-${soort}`]: sleutel }, ...(tekst ? [["figcaption", {}, tekst]] : [])];
    },
    addNodeView() {
      return ({ node }) => ({ dom: mediumblok(node.attrs, veld.media) });
    },
  });

  const Tabel = tiptap.Table.extend({
    addAttributes() {
      return {
        bijschrift: {
          default: "",
          parseHTML: (element) => element.querySelector("caption")?.textContent.trim() || "",
          renderHTML: () => ({}),
        },
      };
    },
    parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
    renderHTML({ node }) {
      const { bijschrift } = node.attrs;
      return ["table", {}, ...(bijschrift ? [["caption", { contenteditable: "false" }, bijschrift]] : []), ["tbody", 0]];
    },
    addNodeView: () => null,
    // Tab goes from cell to cell and, after the last, on to what follows the editor: nobody is kept inside.
    addKeyboardShortcuts() {
      return {
        Tab: () => this.editor.isActive("table") && this.editor.commands.goToNextCell(),
        "Shift-Tab": () => this.editor.isActive("table") && this.editor.commands.goToPreviousCell(),
      };
    },
  });

  // A heading of a table says that it is one as long as nobody typed it.
  const LegeKop = tiptap.Extension.create({
    name: "legeKop",
    addProseMirrorPlugins() {
      const { Decoration, DecorationSet } = tiptap.pm.view;
      const woord = () => maak("span", { className: "rijkveld__leeg" }, "kop");
      const decorations = ({ doc }) => {
        const lege = [];
        doc.descendants((node, plek) => {
          if (node.type.name === "tableHeader" && !node.textContent) lege.push(Decoration.widget(plek + 2, woord, { side: 1 }));
        });
        return DecorationSet.create(doc, lege);
      };
      return [new tiptap.Plugin({ props: { decorations } })];
    },
  });

  const Lijstpunt = tiptap.ListItem.extend({
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        "Mod-]": () => this.editor.commands.sinkListItem(this.name),
        "Mod-[": () => this.editor.commands.liftListItem(this.name),
      };
    },
  });

  const Genummerd = tiptap.OrderedList.extend({
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element) => Number.parseInt(element.getAttribute("start") || "1", 10),
        renderHTML: ({ start }) => (start === 1 ? {} : { start }),
      },
    }),
    renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
    addNodeView: () => null,
    addInputRules() {
      return [
        wrappingInputRule({ find: /^(\d{1,3})\.\s$/, type: this.type, getAttributes: (match) => ({ start: Number(match[1]) }) }),
      ];
    },
  });

  const Link = tiptap.Link.extend({
    addAttributes: () => ({
      href: { default: null },
      item: {
        default: null,
        parseHTML: (element) => element.dataset.item || null,
        renderHTML: ({ item }) => (item ? { "data-item": item } : {}),
      },
    }),
    renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes(HTMLAttributes), 0],
    addKeyboardShortcuts: () => ({
      "Mod-k": () => {
        veld.kiesLink();
        return true;
      },
    }),
  }).configure({ openOnClick: false, autolink: false, linkOnPaste: true });

  const Sneltoetsen = tiptap.Extension.create({
    name: "sneltoetsen",
    addKeyboardShortcuts: () => ({ "Alt-F10": () => veld.naarBalk(), Escape: () => veld.naarBalk() }),
  });

  const cel = { content: "paragraph+", addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }) };
  return [
    tiptap.Document,
    tiptap.Text,
    tiptap.Paragraph,
    tiptap.HardBreak,
    tiptap.Bold,
    tiptap.Italic,
    tiptap.Code,
    tiptap.Blockquote,
    tiptap.BulletList,
    tiptap.Heading.configure({ levels: [2, 3, 4] }),
    tiptap.TableRow,
    tiptap.TableHeader.extend(cel),
    tiptap.TableCell.extend(cel),
    tiptap.UndoRedo,
    tiptap.TrailingNode,
    tiptap.Gapcursor,
    tiptap.Dropcursor.configure({ color: false, class: "rijkveld__landing" }),
    Genummerd,
    LegeKop,
    Lijstpunt,
    Link,
    Medium,
    Sneltoetsen,
    Tabel.configure({ resizable: false, allowTableNodeSelection: true }),
  ];
}

// The same question as the server asks: a short line, all of it bold, that is no sentence.
function lijktKop(alinea) {
  const tekst = alinea.textContent.trim();
  let vet = tekst.length > 0 && tekst.length <= 80 && !/[.:;,!]$/.test(tekst);
  alinea.forEach((deel) => {
    if (deel.isText && deel.text.trim() && !deel.marks.some(({ type }) => type.name === "bold")) vet = false;
  });
  return vet;
}

function mediumblok({ soort, sleutel, tekst }, media) {
  const over = media[`${soort}:${sleutel}`] || {};
  const blok = maak("figure", { className: `rijkveld__medium rijkveld__medium--${soort}` });
  if (soort === "afbeelding" && over.beeld) blok.append(maak("img", { src: over.beeld, alt: over.alt || "" }));
  const naam = { afbeelding: "Afbeelding", document: "Document", video: "Video" }[soort];
  const titel = soort === "video" ? tekst : over.titel || "niet te zien";
  const kop = maak("strong", {}, `${naam}: ${titel}`);
  const rest = soort === "video" ? sleutel : soort === "document" ? over.extensie || "" : tekst || over.bijschrift || "";
  blok.append(maak("figcaption", {}, kop, rest ? maak("span", {}, rest) : ""));
  return blok;
}

// --- The field ---

class Rijkveld {
  constructor(houder, tiptap, ontdoe) {
    this.houder = houder;
    this.tekstvak = houder.querySelector("textarea");
    this.vorm = houder.querySelector("[data-vorm]");
    this.media = JSON.parse(houder.dataset.media || "{}");
    this.kiezer = houder.dataset.kiezer;
    this.nieuw = houder.dataset.nieuw;
    this.knoppen = [];
    const id = this.tekstvak.id || nieuweNaam("rijkveld");
    this.balk = this.maakBalk(id);
    this.vlak = maak("div", { className: "rijkveld__vlak" });
    houder.prepend(this.balk, this.vlak, this.sneltoetsen());
    const gewijzigd = this.tekstvak.value !== this.tekstvak.defaultValue;
    this.editor = new tiptap.Editor({
      element: this.vlak,
      injectCSS: false,
      content: gewijzigd ? this.tekstvak.value : houder.dataset.html,
      editable: !this.tekstvak.disabled && !this.tekstvak.readOnly,
      extensions: uitbreidingen(tiptap, this),
      editorProps: { attributes: this.naam(id), transformPastedHTML: ontdoe },
      onUpdate: () => this.schrijf(),
      onTransaction: () => this.werkBij(),
    });
    this.laatst = ruimOp(this.editor.getHTML());
    this.tekstvak.hidden = true;
    this.tekstvak.required = false;
    this.tekstvak.addEventListener("input", () => this.lees());
    this.tekstvak.addEventListener("change", () => this.lees());
    this.tekstvak.addEventListener("herstelkoppen", () => this.herstelKoppen());
    houder.querySelector("[data-uitleg]").hidden = true;
    houder.classList.add("rijkveld--editor");
    this.werkBij();
  }

  // How assistive technology names and describes the editor: with the label, the help and the errors of the field.
  naam(id) {
    const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
    const attributen = { role: "textbox", "aria-multiline": "true", class: "rijk rijkveld__tekst", id: `${id}-editor` };
    if (label) {
      label.id ||= `${id}-label`;
      label.addEventListener("click", () => this.editor.commands.focus());
      attributen["aria-labelledby"] = label.id;
    } else {
      attributen["aria-label"] = this.tekstvak.getAttribute("aria-label") || "Tekst";
    }
    const bij = [this.tekstvak.getAttribute("aria-describedby"), document.getElementById(`${id}_error`) && `${id}_error`];
    attributen["aria-describedby"] = [...new Set([...bij.filter(Boolean).join(" ").split(" "), `${id}-toetsen`])].join(" ").trim();
    if (this.tekstvak.getAttribute("aria-invalid") === "true") attributen["aria-invalid"] = "true";
    return attributen;
  }

  schrijf() {
    const html = ruimOp(this.editor.getHTML());
    if (html === this.laatst) return;
    this.laatst = html;
    this.tekstvak.value = html;
    this.vorm.value = "html";
    this.zelf = true;
    this.tekstvak.dispatchEvent(new Event("input", { bubbles: true }));
    this.zelf = false;
  }

  // Something else wrote in the field, such as the restoring of what was typed before.
  lees() {
    if (this.zelf) return;
    if (this.vorm.value === "html") {
      this.editor.commands.setContent(this.tekstvak.value, { emitUpdate: false });
      this.laatst = ruimOp(this.editor.getHTML());
    } else {
      this.editor.destroy();
      for (const element of [this.balk, this.vlak, this.toetsen]) element.remove();
      this.tekstvak.hidden = false;
      this.houder.querySelector("[data-uitleg]").hidden = false;
      this.houder.classList.remove("rijkveld--editor");
    }
  }

  // --- Toolbar: one stop for Tab, arrows within it ---

  maakBalk(id) {
    const doe = (maakKeten) => () => maakKeten(this.editor.chain().focus()).run();
    const groepen = [
      [
        ["Kop", doe((k) => k.toggleHeading({ level: 2 })), { actief: ["heading", { level: 2 }], toets: `${MOD}+Alt+2` }],
        ["Tussenkop", doe((k) => k.toggleHeading({ level: 3 })), { actief: ["heading", { level: 3 }], toets: `${MOD}+Alt+3` }],
        ["Kleine kop", doe((k) => k.toggleHeading({ level: 4 })), { actief: ["heading", { level: 4 }], toets: `${MOD}+Alt+4` }],
      ],
      [
        ["Vet", doe((k) => k.toggleBold()), { actief: ["bold"], toets: `${MOD}+B` }],
        ["Schuin", doe((k) => k.toggleItalic()), { actief: ["italic"], toets: `${MOD}+I` }],
        ["Link", () => this.kiesLink(), { actief: ["link"], toets: `${MOD}+K` }],
      ],
      [
        ["Lijst", doe((k) => k.toggleBulletList()), { actief: ["bulletList"], toets: `${MOD}+Shift+8` }],
        ["Nummers", doe((k) => k.toggleOrderedList()), { actief: ["orderedList"], toets: `${MOD}+Shift+7` }],
        ["Citaat", doe((k) => k.toggleBlockquote()), { actief: ["blockquote"], toets: `${MOD}+Shift+B` }],
      ],
      [
        ["Tabel", doe((k) => k.insertTable({ rows: 3, cols: 2, withHeaderRow: true })), { uit: () => this.editor.isActive("table") }],
        ["Afbeelding", () => this.kiesMedium("afbeelding")],
        ["Document", () => this.kiesMedium("document")],
        ["Video", () => this.kiesVideo()],
      ],
      [
        ["Maak ongedaan", doe((k) => k.undo()), { uit: () => !this.editor.can().undo(), toets: `${MOD}+Z` }],
        ["Doe opnieuw", doe((k) => k.redo()), { uit: () => !this.editor.can().redo(), toets: `${MOD}+Shift+Z` }],
      ],
      [
        ["Dieper", doe((k) => k.sinkListItem("listItem")), { bij: "listItem", toets: `${MOD}+]` }],
        ["Minder diep", doe((k) => k.liftListItem("listItem")), { bij: "listItem", toets: `${MOD}+[` }],
      ],
      [
        ["Rij erbij", doe((k) => k.addRowAfter()), { bij: "table" }],
        ["Rij weg", doe((k) => k.deleteRow()), { bij: "table" }],
        ["Kolom erbij", doe((k) => k.addColumnAfter()), { bij: "table" }],
        ["Kolom weg", doe((k) => k.deleteColumn()), { bij: "table" }],
        ["Kopregel", doe((k) => k.toggleHeaderRow()), { bij: "table" }],
        ["Bijschrift", () => this.kiesBijschrift(), { bij: "table" }],
        ["Tabel weg", doe((k) => k.deleteTable()), { bij: "table" }],
      ],
    ];
    const balk = maak("div", { className: "rijkveld__balk", aria: { role: "toolbar", label: "Opmaak", controls: `${id}-editor` } });
    for (const groep of groepen) {
      const vak = maak("div", { className: "rijkveld__groep" });
      for (const [tekst, klik, { actief, uit, bij, toets } = {}] of groep) {
        const knop = maak("button", { type: "button", tabIndex: -1, className: "rijkveld__knop" }, tekst);
        if (actief) knop.setAttribute("aria-pressed", "false");
        if (toets) {
          knop.title = toets;
          knop.setAttribute("aria-keyshortcuts", toets.replace("Ctrl", "Control").replace("⌘", "Meta"));
        }
        knop.addEventListener("click", () => knop.getAttribute("aria-disabled") !== "true" && klik());
        this.knoppen.push({ knop, actief, uit, bij, vak });
        vak.append(knop);
      }
      balk.append(vak);
    }
    this.knoppen[0].knop.tabIndex = 0;
    balk.addEventListener("keydown", (gebeurtenis) => this.loop(gebeurtenis));
    balk.addEventListener("focusin", ({ target }) => this.zetBeurt(target));
    return balk;
  }

  zichtbaar() {
    return this.knoppen.map(({ knop }) => knop).filter((knop) => !knop.parentElement.hidden);
  }

  zetBeurt(knop) {
    for (const ander of this.knoppen) ander.knop.tabIndex = ander.knop === knop ? 0 : -1;
  }

  loop(gebeurtenis) {
    const knoppen = this.zichtbaar();
    const plek = knoppen.indexOf(document.activeElement);
    const naar = {
      ArrowRight: (plek + 1) % knoppen.length,
      ArrowLeft: (plek - 1 + knoppen.length) % knoppen.length,
      Home: 0,
      End: knoppen.length - 1,
    }[gebeurtenis.key];
    if (naar !== undefined) {
      gebeurtenis.preventDefault();
      knoppen[naar].focus();
    } else if (gebeurtenis.key === "Escape") {
      this.editor.commands.focus();
    }
  }

  naarBalk() {
    this.balk.querySelector("[tabindex='0']").focus();
    return true;
  }

  werkBij() {
    if (!this.editor) return;
    for (const { knop, actief, uit, bij, vak } of this.knoppen) {
      if (actief) knop.setAttribute("aria-pressed", String(this.editor.isActive(...actief)));
      if (uit) knop.setAttribute("aria-disabled", String(uit()));
      if (bij) vak.hidden = !this.editor.isActive(bij);
    }
    if (!this.zichtbaar().some((knop) => knop.tabIndex === 0)) this.zetBeurt(this.knoppen[0].knop);
  }

  sneltoetsen() {
    const id = `${this.tekstvak.id}-toetsen`;
    const lijst = maak("dl", {});
    const toon = (toets, tekst) => lijst.append(maak("div", {}, maak("dt", {}, toets), maak("dd", {}, tekst)));
    for (const { knop } of this.knoppen.filter(({ knop }) => knop.title)) toon(knop.title, knop.textContent);
    toon("Esc of Alt+F10", "naar de knoppen; met de pijltjes kies je, met Esc ga je terug naar de tekst");
    toon("## en een spatie", "een kop; met - en een spatie begint een lijst, met 1. een genummerde lijst");
    const kort = maak("p", { className: "alleen-voorlezen", id }, "Met Escape ga je naar de knoppen voor opmaak.");
    this.toetsen = maak("div", {}, kort, maak("details", { className: "rijkveld__uitleg" }, maak("summary", {}, "Sneltoetsen"), lijst));
    return this.toetsen;
  }

  // --- Choosing ---

  kiesLink() {
    const { editor } = this;
    const nu = editor.getAttributes("link");
    const leeg = editor.state.selection.empty && !nu.href;
    const venster = new Venster(nu.href ? "Verander de link" : "Maak een link");
    let item = nu.item || null;
    let titel = "";
    const lijst = new Zoeklijst(venster, this, "pagina", {
      label: "Zoek een pagina op deze site",
      kies(keuze) {
        adres.value = keuze.adres;
        item = keuze.item;
        titel = keuze.titel;
        if (woorden && !woorden.value) woorden.value = titel;
      },
    });
    const adres = venster.invoer("Of typ een adres", { hulp: "Een webadres begint met https://. Een e-mailadres mag ook.", waarde: nu.href || "" });
    adres.addEventListener("input", () => (item = null));
    const woorden = leeg ? venster.invoer("Woorden van de link", { hulp: "Zeg wat de lezer daar vindt." }) : null;
    venster.knop("Zet de link", () => {
      const href = geldigAdres(adres.value);
      if (!href) return "Kies een pagina, of typ een adres dat begint met https:// of, op deze site, met een schuine streep.";
      const keten = editor.chain().focus();
      if (leeg) {
        const text = woorden.value.trim() || titel || href;
        keten.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href, item } }] }).unsetMark("link");
      } else {
        keten.extendMarkRange("link").setMark("link", { href, item });
      }
      keten.run();
      return "";
    });
    if (nu.href) {
      venster.knop("Haal de link weg", () => (editor.chain().focus().extendMarkRange("link").unsetMark("link").run(), ""), { tweede: true });
    }
    venster.open();
    lijst.zoek.focus();
  }

  kiesMedium(soort) {
    new Mediumkiezer(this, soort, {
      knop: "Zet in de tekst",
      onderschrift: soort === "afbeelding",
      kies: (keuze, tekst) => {
        this.media[`${soort}:${keuze.sleutel}`] = keuze;
        this.voegToe({ soort, sleutel: keuze.sleutel, tekst });
      },
    });
  }

  kiesVideo() {
    const venster = new Venster("Zet een video in de tekst");
    const titel = venster.invoer("Titel van de video");
    const adres = venster.invoer("Adres van de video", { hulp: "Van YouTube of Vimeo. De lezer start de video zelf." });
    venster.knop("Zet in de tekst", () => {
      if (!titel.value.trim()) return "Geef de video een titel, zodat iedereen weet wat er te zien is.";
      if (!/^(https:\/\/((www|m)\.)?(youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|player\.vimeo\.com)\/\S+|\/[\w./-]+\.(mp4|webm))$/.test(adres.value.trim())) {
        return "Neem het adres over van een video op YouTube of Vimeo. Het begint met https://";
      }
      this.voegToe({ soort: "video", sleutel: adres.value.trim(), tekst: titel.value.trim() });
      return "";
    });
    venster.open();
    titel.focus();
  }

  kiesBijschrift() {
    const venster = new Venster("Bijschrift van de tabel");
    const tekst = venster.invoer("Wat staat er in de tabel?", { waarde: this.editor.getAttributes("table").bijschrift || "" });
    venster.knop("Zet het bijschrift", () => {
      this.editor.chain().focus().updateAttributes("table", { bijschrift: tekst.value.trim() }).run();
      return "";
    });
    venster.open();
    tekst.focus();
  }

  // Headings without words go, one that skips a level comes up, and a bold line that stands for one becomes one.
  herstelKoppen() {
    const { state, view } = this.editor;
    const { heading, paragraph } = state.schema.nodes;
    const { tr } = state;
    const blokken = [];
    state.doc.forEach((node, plek) => blokken.push([node, plek]));
    let vorige = 2;
    for (const [nummer, [node, plek]] of blokken.entries()) {
      const hier = tr.mapping.map(plek);
      if (node.type === heading && !node.textContent.trim()) {
        tr.delete(hier, hier + node.nodeSize);
      } else if (node.type === heading) {
        const level = Math.min(node.attrs.level, vorige + 1);
        if (level !== node.attrs.level) tr.setNodeMarkup(hier, null, { ...node.attrs, level });
        vorige = level;
      } else if (node.type === paragraph && nummer + 1 < blokken.length && lijktKop(node)) {
        tr.setNodeMarkup(hier, heading, { level: vorige });
        tr.removeMark(hier, hier + node.nodeSize, state.schema.marks.bold);
      }
    }
    if (tr.docChanged) view.dispatch(tr);
    this.editor.commands.focus();
  }

  voegToe(attrs) {
    this.editor.chain().focus().insertContent([{ type: "medium", attrs }, { type: "paragraph" }]).run();
  }
}

// --- Start ---

const gestart = new WeakSet();

async function start(houder) {
  // The empty form from which Django makes new parts is no field yet.
  if (gestart.has(houder) || houder.querySelector("textarea").name.includes("__prefix__")) return;
  gestart.add(houder);
  const vorm = houder.querySelector("[data-vorm]").value;
  const tekstvak = houder.querySelector("textarea");
  if (vorm !== "html" && tekstvak.value !== tekstvak.defaultValue) return; // marks that were typed before the page came back
  const [tiptap, { ontdoe }] = await Promise.all([import(houder.dataset.editor), import(houder.dataset.plakken)]);
  new Rijkveld(houder, tiptap, ontdoe);
}

const zoekVelden = (binnen) => binnen.querySelectorAll("[data-rijkveld]").forEach(start);

zoekVelden(document);
new MutationObserver((wijzigingen) => {
  for (const { addedNodes } of wijzigingen) for (const knoop of addedNodes) if (knoop.nodeType === 1) zoekVelden(knoop);
}).observe(document.body, { childList: true, subtree: true });
