#!/usr/bin/env python3
"""Prints the books of a built site: every all.html becomes a PDF.

    python3 pdf.py SITE [-j N] [-o FOLDER] [PATH ...]

SITE/pub/edition/view/all.html becomes SITE/pub/edition/pub-edition-view.pdf,
beside the EPUBs, or lies in FOLDER. PATH narrows it to the folder SITE/PATH.
A book that cannot be printed is told, the others are printed all the same. The look is templates/assets/print.css; WeasyPrint lays it out. Here
is what a style sheet cannot say: notes move to where they are referred to, so
that they can stand at the foot of the page; Chinese gets the spacing that the
engine does not know. The same page gives the same bytes anywhere, at any time.
"""

import argparse
import concurrent.futures
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element


def find_weasyprint():
    """Goes on in the interpreter that has WeasyPrint: it may be another."""
    try:
        import weasyprint  # noqa: F401 pylint: disable=unused-import
        return
    except (ImportError, OSError):
        pass
    command = shutil.which('weasyprint')
    first = open(command, 'rb').readline() if command else b''
    python = first[2:].strip().decode() if first.startswith(b'#!/') else ''
    if python and ' ' not in python and not os.environ.get('DIGLOT_PDF'):
        os.environ['DIGLOT_PDF'] = 'again'
        os.execv(python, [python] + sys.argv)
    sys.exit('pdf.py: WeasyPrint is not installed. On Debian and Ubuntu: '
             'apt-get install weasyprint.\n'
             'Elsewhere see https://doc.courtbouillon.org/weasyprint/.')


# The page

def has_class(element, name):
    return name in (element.get('class') or '').split()


def find_class(root, name):
    return next((e for e in root.iter() if has_class(e, name)), None)


def text_of(element):
    return ' '.join(''.join(element.itertext()).split())


def names_in(element):
    """The texts of a list of names, one a language."""
    if element is None:
        return []
    return [text_of(e) for e in element.iter('span') if has_class(e, 'name')]


class Page:
    """A page that WeasyPrint has read, and what it says of itself."""

    def __init__(self, html):
        self.html = html
        self.root = html.etree_element
        self.head = self.root.find('head')
        self.body = self.root.find('body')
        self.parents = {}
        self.find_parents()
        self.lang = self.root.get('lang') or ''
        self.names = names_in(self.root.find('.//h1'))
        self.title = ' / '.join(self.names) or text_of(
            self.head.find('title'))
        dates = [e.get('datetime') for e in self.body.iter('time')]
        dates = [d for d in dates if re.fullmatch(r'\d{4}-\d\d-\d\d', d or '')]
        self.issued = dates[0] if dates else ''
        printed = find_class(self.body, 'printed')
        self.modified = (self.issued if printed is None
                         else printed.get('datetime'))
        identifier = find_class(self.body, 'identifier')
        self.identifier = '' if identifier is None else text_of(identifier)

    def find_parents(self):
        self.parents = {c: p for p in self.root.iter() for c in p}


def describe(page):
    """Title, author and dates: what WeasyPrint reads from the head."""
    page.head.find('title').text = page.title
    publisher = names_in(find_class(page.body, 'publisher'))
    found = {
        'author': ' / '.join(publisher),
        'generator': 'diglot',
        'dcterms.created': page.issued,
        'dcterms.modified': page.modified,
    }
    for name, content in found.items():
        if content:
            page.head.append(Element('meta', name=name, content=content))


def settle_links(page):
    """A PDF goes anywhere: links to other pages are absolute, or none."""
    base = next((e.get('href') for e in page.head.iter('link')
                 if e.get('rel') == 'canonical'), None)
    for link in page.body.iter('a'):
        href = link.get('href') or ''
        if not href or href.startswith('#') or urlsplit(href).scheme:
            continue
        if base:
            link.set('href', urljoin(base, href))
        else:
            del link.attrib['href']


def move_notes(page):
    """Each note into the text, behind the first reference to it."""
    references = {}
    for element in page.body.iter('a'):
        if element.get('role') == 'doc-noteref':
            references.setdefault(element.get('href')[1:], element)
    for section in [e for e in page.body.iter('section')
                    if has_class(e, 'notes')]:
        items = section.find('ol')
        for item in list(items):
            reference = references.get(item.get('id'))
            if reference is not None:
                items.remove(item)
                place_note(page, item, reference)
        if not len(items):
            page.parents[section].remove(section)


def first_paragraphs(note):
    """Where the number stands: in each language."""
    first = note[0] if len(note) else note
    if has_class(first, 'pair'):
        return [e for e in first if e.tag == 'p']
    return [first]


def place_note(page, item, reference):
    for element in [e for e in item.iter('p') if has_class(e, 'backlinks')]:
        page.parents[element].remove(element)
    item.tag = 'aside'
    item.set('class', 'footnote')
    item.tail = None
    for paragraph in first_paragraphs(item):
        number = Element('span', {'class': 'number'})
        number.text, number.tail = text_of(reference), paragraph.text
        paragraph.text = None
        paragraph.insert(0, number)
    page.parents[reference].append(item)


LAST_WORD = re.compile(
    '(?:[0-9A-Za-z’\'-]{1,20}[.,;:!?”)]*|\\S[，。、；：！？”’）》」』…]*)$')


def hold_references(page):
    """The number of a note begins no line: it holds on to the last word."""
    page.find_parents()
    for mark in [e for e in page.body.iter('sup') if has_class(e, 'noteref')]:
        parent = page.parents[mark]
        at = list(parent).index(mark)
        text = (parent[at - 1].tail if at else parent.text) or ''
        word = LAST_WORD.search(text)
        if not word:
            continue
        if at:
            parent[at - 1].tail = text[:word.start()]
        else:
            parent.text = text[:word.start()]
        held = Element('span', {'class': 'held'})
        held.text, held.tail, mark.tail = word.group(), mark.tail, None
        parent.remove(mark)
        parent.insert(at, held)
        held.append(mark)


def keep_phrases(page):
    """Titles break before a bracket and after a colon, if they have to."""
    for heading in page.body.iter('h1'):
        for name in heading.iter('span'):
            phrases = re.findall(r'[（(]?[^（(：:]+[：:]?\s*', name.text or '')
            if len(name) or len(phrases) < 2:
                continue
            name.text = ''
            for phrase in phrases:
                hangs = phrase[0] in OPENING
                part = Element('span', {
                    'class': 'phrase hanging' if hangs else 'phrase'})
                part.text = phrase.rstrip()
                part.tail = phrase[len(part.text):]
                name.append(part)


COLOURS = {'series-1': '#1d5470', 'series-2': '#7fa3b5',
           'series-3': '#b9cbd4', 'series-4': '#4d5358'}
SVG = '{http://www.w3.org/2000/svg}'


def set_drawings(page):
    """Inline SVG knows neither the style sheet nor the fonts around it."""
    for drawing in page.body.iter(SVG + 'svg'):
        drawing.set('font-family', 'Linux Libertine O, Noto Serif CJK SC')
        drawing.set('font-size', '10.67')
        # Shares of a width in em would be cut off where the sheet's ends.
        if (drawing.get('width') or '').endswith('em'):
            drawing.set('width', '100%')
        if has_class(drawing, 'plot'):
            height = float((drawing.get('height') or '0em')[:-2])
            drawing.set('style', f'height: {height * 10.67:.2f}px')
        for element in drawing.iter():
            set_colours(element)


def set_colours(element):
    for name in ('fill', 'stroke'):
        if element.get(name) == 'currentColor':
            is_ink = has_class(element, 'zero') or element.tag == SVG + 'text'
            element.set(name, '#000' if is_ink else '#1d5470')
        for series, colour in COLOURS.items():
            if has_class(element, series) and element.get(name):
                element.set(name, colour)
    if has_class(element, 'grid'):
        element.set('stroke', '#a4abb0')
        element.set('stroke-opacity', '1')
        element.set('stroke-width', '0.5')


# Chinese

HAN = re.compile('[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'
                 '\U00020000-\U0003ffff]')
LATIN = re.compile('[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff%‰°℃]')
OPENING = '（「『〔〖【《〈“‘'
CLOSING = '，。、；：！？）」』〕〗】》〉”’'
WIDE = re.compile('[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef'
                  '\U00020000-\U0003ffff“”‘’…—]')
INLINE = {'a', 'abbr', 'b', 'bdi', 'code', 'em', 'kbd', 'mark', 's', 'small',
          'span', 'strong', 'sub', 'sup', 'time', 'u'}
VERBATIM = {'code', 'kbd', 'pre', 'script', 'style', 'template',
            SVG + 'svg'}


class Piece:
    """A run of text: before a child's end (text) or behind it (tail)."""

    def __init__(self, element, is_tail, chinese, dotted):
        self.element = element
        self.is_tail = is_tail
        self.chinese = chinese
        self.dotted = dotted
        self.text = element.tail if is_tail else element.text


def pieces_of(element, chinese, dotted):
    """The pieces below an element; None where a block begins or ends."""
    lang = element.get('lang')
    if lang is not None:
        chinese = lang.split('-')[0] in ('zh', 'ja')
    dotted = dotted or (element.tag == 'em' and chinese)
    is_block = element.tag not in INLINE
    if is_block:
        yield None
    if element.text:
        yield Piece(element, False, chinese, dotted)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in VERBATIM:
            yield from pieces_of(child, chinese, dotted)
        if child.tail:
            yield Piece(child, True, chinese, dotted)
    if is_block:
        yield None


def class_of(before, here, after, dotted):
    """How a character is set: between two others, '' at an edge."""
    if here in CLOSING and after and after in CLOSING + OPENING:
        return 'half'
    if here in OPENING and before and before in OPENING:
        return 'half'
    gap = after and ((HAN.match(here) and LATIN.match(after)) or
                     (LATIN.match(here) and HAN.match(after)))
    if dotted and HAN.match(here):
        return 'dot gap' if gap else 'dot'
    return 'gap' if gap else ''


def runs_of(piece, before, after):
    """(class, text) for what has one look."""
    text = piece.text
    runs = []
    for i, here in enumerate(text):
        name = class_of(text[i - 1] if i else before, here,
                        text[i + 1] if i + 1 < len(text) else after,
                        piece.dotted) if piece.chinese else ''
        if runs and not name and not runs[-1][0]:
            runs[-1][1] += here
        else:
            runs.append([name, here])
    return runs


def set_piece(piece, before, after):
    runs = runs_of(piece, before, after)
    if len(runs) == 1 and not runs[0][0]:
        return []
    lead = '' if runs[0][0] else runs.pop(0)[1]
    spans = []
    for name, text in runs:
        if name:
            spans.append(Element('span', {'class': name}))
            spans[-1].text = text
        else:
            spans[-1].tail = text
    return [(piece, lead, spans)]


def set_chinese(page):
    """Gaps beside Latin, marks that close up, dots under what is stressed."""
    page.find_parents()
    chinese = page.lang.split('-')[0] in ('zh', 'ja')
    pieces = list(pieces_of(page.body, chinese, False))
    todo = []
    for i, piece in enumerate(pieces):
        if piece is None:
            continue
        last = pieces[i - 1].text[-1] if i and pieces[i - 1] else ''
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        todo += set_piece(piece, last, after.text[0] if after else '')
    # Tails first, and from the end: what is inserted moves nothing else.
    for piece, lead, spans in reversed(todo):
        element = piece.element
        parent = page.parents[element] if piece.is_tail else element
        at = list(parent).index(element) + 1 if piece.is_tail else 0
        if piece.is_tail:
            element.tail = lead
        else:
            element.text = lead
        for i, span in enumerate(spans):
            parent.insert(at + i, span)


# The engine

def justify_wide(weasyprint):
    """Spread what is left of a line between wide characters, too."""
    from weasyprint.layout import inline
    from weasyprint.text import line_break
    original_count, original_set = (
        inline.count_spaces, line_break.Layout.set_text)

    def count_spaces(box):
        if isinstance(box, inline.boxes.TextBox):
            return box.text.count(' ') + len(WIDE.findall(box.text))
        return original_count(box)

    def set_text(self, text, justify=False):
        original_set(self, text, justify)
        if not justify or not self.justification_spacing or not self.text:
            return
        ffi, pango = line_break.ffi, line_break.pango
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            return
        spacing = line_break.units_from_double(self.justification_spacing)
        for match in WIDE.finditer(self.text):
            start = len(self.text[:match.start()].encode())
            attribute = pango.pango_attr_letter_spacing_new(spacing)
            attribute.start_index = start
            attribute.end_index = start + len(match.group().encode())
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(self.layout, attributes)

    inline.count_spaces = count_spaces
    line_break.Layout.set_text = set_text


def subset_quickly(weasyprint):
    """HarfBuzz takes the glyphs out of a Chinese font a hundred times faster
    than fontTools."""
    from weasyprint.pdf.stream import Font
    original = Font.clean

    def clean(self, cmap):
        if (not cmap or self.ttfont is None or 'fvar' in self.ttfont or
                self.png or self.svg):
            return original(self, cmap)
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, 'font'), Path(folder, 'subset')
            source.write_bytes(self.file_content)
            done = subprocess.run(
                ['hb-subset', source, f'--face-index={self.index}',
                 '--gids=' + ','.join(map(str, sorted(cmap))),
                 '--retain-gids', '--no-hinting', '--desubroutinize',
                 '--drop-tables+=GSUB,GPOS,GDEF,BASE,SVG',
                 f'--output-file={target}'],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                check=False)
            if done.returncode or not target.exists():
                return original(self, cmap)
            self.file_content = target.read_bytes()
        return None

    if shutil.which('hb-subset'):
        Font.clean = clean


class Structure:
    """The tree of tags, as the engine builds it page by page, so that what
    is in another language can say so."""

    def __init__(self, document):
        self.parts = []
        original = document.build_element_structure

        def build(structure, *rest):
            original(structure, *rest)
            if not rest:  # else it is called by itself
                self.parts.append(structure)
        document.build_element_structure = build

    def name_languages(self, pydyf):
        for part in self.parts:
            for element, data in part.items():
                lang = hasattr(element, 'get') and element.get('lang')
                if lang and 'element' in data:
                    data['element']['Lang'] = pydyf.String(lang)


def adapt(weasyprint):
    """WeasyPrint 57 needs some help; later versions change below it."""
    if weasyprint.VERSION.split('.')[0] == '57':
        justify_wide(weasyprint)
        subset_quickly(weasyprint)


GIVEN_EPOCH = os.environ.get('SOURCE_DATE_EPOCH')


def epoch(date):
    """The day in seconds: fonts get a date, too, and not today's."""
    if GIVEN_EPOCH:
        return GIVEN_EPOCH
    try:
        day = datetime.strptime(date, '%Y-%m-%d')
    except ValueError:
        return '0'
    return str(int(day.replace(tzinfo=timezone.utc).timestamp()))


class Complaints(logging.Handler):
    """Errors, each once. Of CSS that it does not know WeasyPrint only
    warns."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.texts = []

    def emit(self, record):
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)


def is_drawn(character):
    """Whether it has a look: spaces and controls have none."""
    return (unicodedata.category(character) not in
            ('Cc', 'Cf', 'Zl', 'Zp', 'Zs') and
            not re.match('[\ufe00-\ufe0f\U000e0100-\U000e01ef]', character))


def lost(weasyprint, page, document):
    """Characters that no font here has: the engine leaves them out. What it
    has drawn stands in the fonts, alone or as one letter with its marks: a
    longer text of a glyph may have one that was left out before it."""
    texts = [''.join(e.itertext()) for e in page.body.iter(SVG + 'text')]
    for sheet in document.pages:
        texts += [box.text for box in sheet._page_box.descendants()
                  if isinstance(box, weasyprint.formatting_structure.boxes.
                                TextBox)]
    missing = {c for c in ''.join(texts) if is_drawn(c)}
    fonts = document.fonts.values()
    for font in fonts:
        for text in font.cmap.values():
            if len(unicodedata.normalize('NFC', text)) == 1:
                missing.difference_update(text)
    for font in fonts if missing else ():
        if font.ttfont is not None:
            missing -= {chr(c) for c in font.ttfont.getBestCmap() or {}}
    return sorted(missing)


def complain_of(characters):
    """One sentence, with a few of them."""
    names = [f'U+{ord(c):04X}' if unicodedata.category(c) in ('Cn', 'Co')
             else f'{c} (U+{ord(c):04X})' for c in characters[:8]]
    if len(characters) > 8:
        names.append('…')
    return 'no font here has ' + ', '.join(names) + ': missing from the book'


def print_book(source, target):
    """Returns (pages, bytes, complaints)."""
    import pydyf
    import weasyprint
    complaints = Complaints()
    weasyprint.LOGGER.handlers = [complaints]
    logging.getLogger('fontTools').setLevel(logging.ERROR)

    page = Page(weasyprint.HTML(filename=str(source), media_type='print'))
    os.environ['SOURCE_DATE_EPOCH'] = epoch(page.modified)
    describe(page)
    settle_links(page)
    move_notes(page)
    hold_references(page)
    keep_phrases(page)
    set_drawings(page)
    set_chinese(page)
    document = page.html.render()
    structure = Structure(document)

    def finish(_, pdf):
        pdf.catalog['Lang'] = pydyf.String(page.lang)
        structure.name_languages(pydyf)

    data = document.write_pdf(
        finisher=finish, identifier=page.identifier.encode() or None,
        variant='pdf/ua-1')
    missing = lost(weasyprint, page, document)
    if missing:
        complaints.texts.append(complain_of(missing))
    unready = target.with_name(target.name + '.part')
    unready.write_bytes(data)
    unready.replace(target)
    return len(document.pages), len(data), complaints.texts


# The command

def is_book(path):
    """Pages under latest/ bear the same name, and only lead on."""
    try:
        start = path.read_text(encoding='utf-8', errors='replace')[:8192]
    except OSError:
        return True  # to be told as one that cannot be printed
    return '<body class="all' in start


def lies_in(path, folder):
    """Whether a path is a folder or below it: whole names are compared."""
    parts = [p for p in folder.split('/') if p not in ('', '.')]
    return path.split('/')[:len(parts)] == parts


def books_of(site, within, folder):
    """(page, PDF) of every book."""
    for path in sorted(site.glob('*/*/*/all.html')):
        publication, edition, view = path.parts[-4:-1]
        below = '/'.join(path.parts[-4:])
        if within and not any(lies_in(below, w) for w in within):
            continue
        if is_book(path):
            yield path, (folder or path.parent.parent) / (
                f'{publication}-{edition}-{view}.pdf')


def start_worker():
    import weasyprint
    adapt(weasyprint)


def tell(source, target, future):
    """Whether the book failed, or was printed with errors."""
    try:
        pages, size, complaints = future.result()
    except Exception as error:  # pylint: disable=broad-except
        reason = f'{type(error).__name__}: {error}'
        print(f'{target}: error: {source} cannot be printed: {reason}',
              file=sys.stderr, flush=True)
        return True
    print(f'{target}: {pages} pages, {round(size / 1000)} kB', flush=True)
    for complaint in complaints:
        print(f'{target}: error: {complaint}', file=sys.stderr)
    return bool(complaints)


def job_count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f'{text} is not 1 or more')
    return number


def say_nothing_found(site, within):
    if within and next(books_of(site, [], None), None):
        sys.exit(f'pdf.py: no all.html in {site} below '
                 f'{" or ".join(within)}')
    sys.exit(f'pdf.py: no all.html in {site}: build the site first')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    parser.add_argument('site', type=Path)
    parser.add_argument('within', nargs='*', metavar='PATH')
    parser.add_argument('-j', '--jobs', type=job_count,
                        default=os.cpu_count() or 1)
    parser.add_argument('-o', '--output', type=Path)
    options = parser.parse_intermixed_args()
    find_weasyprint()
    books = list(books_of(options.site, options.within, options.output))
    if not books:
        say_nothing_found(options.site, options.within)
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
    failed = False
    with concurrent.futures.ProcessPoolExecutor(
            min(options.jobs, len(books)), initializer=start_worker) as pool:
        running = {pool.submit(print_book, *book): book for book in books}
        for done in concurrent.futures.as_completed(running):
            failed |= tell(*running[done], done)
    sys.exit(failed)


if __name__ == '__main__':
    main()
