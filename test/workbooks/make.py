"""Makes the files of this folder from exported.xlsx and exported.csv; see README.md. Run in this folder."""
import datetime, os, re, shutil, subprocess, tempfile, zipfile
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

VALUE, STATUS = 8, 9
SHEET_XML = 'Calc MS Excel 2007 XML'
CSV = 'Text - txt - csv (StarCalc)'


def calc(source, target, kind, in_filter=None):
    """Opens a file in LibreOffice and saves it under another name."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [f'--infilter={in_filter}'] if in_filter else []
        subprocess.run(['soffice', '--headless', *asked, '--convert-to', kind, '--outdir', folder, source], check=True, capture_output=True)
        shutil.move(os.path.join(folder, os.listdir(folder)[0]), target)


def fill(target, change, save=True):
    """Opens the exported workbook in openpyxl, and saves it with changes."""
    book = openpyxl.load_workbook('exported.xlsx')
    sheet = book.worksheets[1]
    rows = {(sheet.cell(r, 1).value, sheet.cell(r, 2).value): r for r in range(4, sheet.max_row + 1)}
    change(book, sheet, lambda indicator, field='value', column=VALUE: sheet.cell(rows[indicator, field], column), rows)
    book.save(target)


def traps(book, sheet, at, rows):
    def put(value, indicator, field='value', shown=None, column=VALUE):
        at(indicator, field, column).value = value
        if shown: at(indicator, field, column).number_format = shown
    sheet.title = 'Pilier I (à envoyer)'
    put(datetime.date(2026, 5, 6), 'i1_unit', shown='d-mmm')
    put('=700+550', 'i1_staff', shown='0')
    put('１，２５０', 'i1_staff', 'cells.sex.female', '@')
    put('1.234', 'i1_staff', 'cells.sex.male', '@')
    put('−40', 'i1_part', shown='@')
    put('answered', 'i1_part', column=STATUS)
    put(0.375, 'i1_share', shown='0.0%')
    put('=1/0', 'i1_budget', shown='0.00')
    put(datetime.datetime(2025, 9, 30, 14, 5), 'i1_since', shown='dd/mm/yyyy hh:mm')
    put(CellRichText('A ', TextBlock(InlineFont(b=True), 'bold'), ' note'), 'i1_note')
    put('oui', 'i1_law')
    at('i1_staff').comment = Comment('Please check', 'A colleague')
    sheet.row_dimensions[rows['i1_note', 'value']].hidden = True
    sheet.merge_cells(start_row=rows['i1_routes', 'items.sea.date'], end_row=rows['i1_routes', 'items.land.date'], start_column=VALUE, end_column=VALUE)
    sheet.cell(5, 20).value = 'A note of my own beside the table'
    notes = book.create_sheet('My sums')
    notes['B2'] = 99
    notes.sheet_state = 'hidden'


def days_of_1904(book, sheet, at, rows):
    book.epoch = CALENDAR_MAC_1904
    at('i1_since').value = datetime.date(2025, 9, 30)


def repack(source, target, change, **how):
    """The same workbook as another writer packs it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
        parts = {each.filename: old.read(each) for each in old.infolist()}
        change(parts)
        for name, content in parts.items():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            with new.open(part, 'w', **how) as out: out.write(content)


def strict(parts):
    for name in parts:
        parts[name] = (parts[name]
            .replace(b'http://schemas.openxmlformats.org/spreadsheetml/2006/main', b'http://purl.oclc.org/ooxml/spreadsheetml/main')
            .replace(b'http://schemas.openxmlformats.org/officeDocument/2006/relationships', b'http://purl.oclc.org/ooxml/officeDocument/relationships'))
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace(b'<workbook ', b'<workbook conformance="strict" ', 1)


def other_spelling(parts):
    """Names in another case and a sheet in UTF-16, as the standard allows."""
    sheet = parts.pop('xl/worksheets/sheet2.xml').decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    parts['xl/Worksheets/Sheet2.xml'] = sheet.encode('utf-16')


def macros(parts):
    parts['xl/vbaProject.bin'] = b'\xd0\xcf\x11\xe0' + bytes(64)
    parts['[Content_Types].xml'] = parts['[Content_Types].xml'].replace(
        b'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', b'application/vnd.ms-excel.sheet.macroEnabled.main+xml')


def swelling(parts):
    parts['xl/sharedStrings.xml'] = re.sub(rb'(<\?xml[^>]*\?>)', rb'\1<!DOCTYPE sst [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', parts['xl/sharedStrings.xml'], count=1)


calc('exported.xlsx', 'libreoffice-saved.xlsx', f'xlsx:{SHEET_XML}')
fill('openpyxl-saved.xlsx', lambda *_: None)
fill('openpyxl-filled.xlsx', traps)
calc('openpyxl-filled.xlsx', 'libreoffice-filled.xlsx', f'xlsx:{SHEET_XML}')
fill('1904.xlsx', days_of_1904)
calc('1904.xlsx', 'libreoffice-1904.xlsx', f'xlsx:{SHEET_XML}')
os.remove('1904.xlsx')
repack('libreoffice-saved.xlsx', 'strict.xlsx', strict)
repack('libreoffice-saved.xlsx', 'other-spelling.xlsx', other_spelling)
repack('libreoffice-saved.xlsx', 'zip64.xlsx', lambda parts: None, force_zip64=True)
repack('libreoffice-saved.xlsx', 'macros.xlsm', macros)
repack('libreoffice-saved.xlsx', 'swelling.xlsx', swelling)
calc('exported.xlsx', 'old-workbook.xlsx', 'xls')
calc('exported.xlsx', 'opendocument.xlsx', 'ods')
calc('exported.csv', 'libreoffice-german.csv', f'csv:{CSV}:59,34,76,1,,1031,false,true', 'CSV:44,34,76,1,,1031,false,true')
calc('exported.csv', 'libreoffice-utf-16.csv', f'csv:{CSV}:9,34,65535,1,,1033,false,true', 'CSV:44,34,76,1,,1033')
calc('exported.csv', 'libreoffice-windows-1252.csv', f'csv:{CSV}:59,34,1,1,,1033,true,true', 'CSV:44,34,76,1,,1033')
calc('plan-exported.xlsx', 'plan-libreoffice.xlsx', f'xlsx:{SHEET_XML}')
calc('plan-exported.xlsx', 'plan.ods', 'ods')
calc('plan.ods', 'plan-opendocument-and-back.xlsx', f'xlsx:{SHEET_XML}')
os.remove('plan.ods')
openpyxl.load_workbook('plan-exported.xlsx').save('plan-openpyxl.xlsx')
