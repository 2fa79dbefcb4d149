"""Writes the workbooks beside it, with a writer that is not ours: python3 make.py (needs openpyxl)."""

import datetime
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
