"""Writes the workbooks beside it, with a writer that is not ours: python3 make.py (needs openpyxl, and node_modules)."""

import datetime
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent


def kinds(epoch=None):
    workbook = openpyxl.Workbook()
    if epoch:
        workbook.epoch = epoch
    sheet = workbook.active
    sheet.title = "結果"
    sheet.append(["番号", "値"])
    sheet["A2"] = datetime.date(2023, 3, 31)
    sheet["A2"].number_format = '[$-411]ggge"年"m"月"d"日"'
    sheet["B2"] = 0.822
    sheet["B2"].number_format = "0.0%"
    sheet["A3"] = 5
    sheet["A3"].number_format = '"令和"0"年度"'
    sheet["B3"] = "=1+2"
    sheet["A4"] = "#REF!"
    sheet["B4"] = True
    sheet["A5"] = "結合"
    sheet.merge_cells("A5:B6")
    sheet.row_dimensions[4].hidden = True
    hidden = workbook.create_sheet("隠し")
    hidden["A1"] = "見えない"
    hidden.sheet_state = "hidden"
    return workbook


kinds().save(HERE / "kinds.xlsx")
kinds(CALENDAR_MAC_1904).save(HERE / "kinds-1904.xlsx")

far = openpyxl.Workbook()
far.active["XFD1048576"] = "遠い"
far.save(HERE / "far.xlsx")


def filled():
    """The template of the invented city, opened, filled in and saved."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.xlsx"
        command = ["npm", "run", "--silent", "template", "--", "--data", "tests/demo/data", "--year", "2024"]
        subprocess.run([*command, "--out", str(template)], cwd=HERE.parents[3], check=True)
        workbook = openpyxl.load_workbook(template)

    def enter(sheet, key_title, key, title, value, number_format=None):
        titles = [cell.value for cell in sheet[1]]
        row = next(row for row in sheet.iter_rows(min_row=2) if row[titles.index(key_title)].value == key)
        cell = row[titles.index(title)]
        cell.value = value
        if number_format:
            cell.number_format = number_format

    def answer(key, value, number_format=None):
        enter(workbook["結果"], "行の符号", key, "結果", value, number_format)

    for title, value in {
        "題名": "令和6年度の実施状況（見本）",
        "公表した人": "架空のみほん市",
        "アドレス": "https://city.example.jp/reform/results-2024",
        "公表日": datetime.date(2025, 6, 20),
        "読んだ日": "令和7年6月25日",
    }.items():
        enter(workbook["出典"], "出典の番号", "results-2024", title, value)
    answer("observation:1-1-1:routes", "１２路線")
    answer("observation:1-1-2:leaders", 104)
    answer("observation:2-1-5:floor-area", 10400, '#,##0"㎡"')
    answer("observation:3-1-1:rate", 0.692, "0.0%")
    answer("observation:3-1-2:sales", 1500.0)
    answer("year:1-1-3:a:2", "実施")
    enter(workbook["結果"], "行の符号", "year:1-1-3:a:2", "日付", datetime.date(2025, 3, 31), '[$-411]ggge"年"m"月"d"日"')
    answer("step:2-1-3:a:direction", "到達")
    answer("rating:3-1-1", "遅延")
    workbook["結果"].row_dimensions[24].hidden = True
    return workbook


filled().save(HERE / "filled.xlsx")
