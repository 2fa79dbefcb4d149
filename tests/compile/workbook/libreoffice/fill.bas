' Opens the template, types answers as a person would (FormulaLocal: what is typed is understood as in a cell), and saves.
Sub FillIn(folder As String)
  Dim day As New com.sun.star.util.Date
  day.Year = 1899 : day.Month = 12 : day.Day = 30
  FillAndSave(folder, day, "filled.xlsx", "Calc MS Excel 2007 XML")
  FillAndSave(folder, day, "filled.ods", "calc8")
  ' Days counted from 1904, as in workbooks that came from an old Macintosh.
  day.Year = 1904 : day.Month = 1 : day.Day = 1
  FillAndSave(folder, day, "filled-1904.xlsx", "Calc MS Excel 2007 XML")
End Sub

Sub FillAndSave(folder As String, firstDay, name As String, filter As String)
  Dim doc, hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/template.xlsx"), "_blank", 0, hidden())
  doc.NullDate = firstDay
  FillForm(doc.Sheets.getByName("結果"), doc.Sheets.getByName("出典"))
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = filter
  doc.storeToURL(ConvertToURL(folder & "/" & name), saved())
  doc.close(True)
End Sub

Sub FillForm(results, sources)
  Enter(sources, "出典の番号", "results-2024", "題名", "令和6年度の実施状況（見本）")
  Enter(sources, "出典の番号", "results-2024", "公表した人", "架空のみほん市")
  Enter(sources, "出典の番号", "results-2024", "アドレス", "https://city.example.jp/reform/results-2024")
  Enter(sources, "出典の番号", "results-2024", "公表日", "2025-06-20")
  Enter(sources, "出典の番号", "results-2024", "読んだ日", "2025/6/25")
  Answer(results, "observation:1-1-1:routes", "１２路線")
  Answer(results, "observation:1-1-2:leaders", "=81+23")
  Answer(results, "observation:2-1-5:floor-area", "10,400")
  Answer(results, "observation:3-1-1:rate", "69.2%")
  Answer(results, "observation:3-1-2:sales", "1500")
  Answer(results, "year:1-1-3:a:2", "実施")
  Enter(results, "行の符号", "year:1-1-3:a:2", "日付", "2025-03-31")
  Answer(results, "step:2-1-3:a:direction", "到達")
  Answer(results, "rating:3-1-1", "遅延")
  ' A row out of sight.
  results.Rows.getByIndex(RowOf(results, "行の符号", "rating:3-1-1")).IsVisible = False
End Sub

Sub Answer(sheet, key As String, value As String)
  Enter(sheet, "行の符号", key, "結果", value)
End Sub

Sub Enter(sheet, keyTitle As String, key As String, title As String, value As String)
  sheet.getCellByPosition(ColumnOf(sheet, title), RowOf(sheet, keyTitle, key)).FormulaLocal = value
End Sub

Function ColumnOf(sheet, title As String) As Integer
  Dim column As Integer
  Do While sheet.getCellByPosition(column, 0).String <> title
    column = column + 1
    If column > 50 Then Error 9
  Loop
  ColumnOf = column
End Function

Function RowOf(sheet, title As String, key As String) As Integer
  Dim column As Integer, row As Integer
  column = ColumnOf(sheet, title)
  Do While sheet.getCellByPosition(column, row).String <> key
    row = row + 1
    If row > 200 Then Error 9
  Loop
  RowOf = row
End Function
