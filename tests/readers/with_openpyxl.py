"""Prints the cells of workbooks as openpyxl reads them, in the form that main.rs describes."""

import sys
import warnings

import openpyxl
import openpyxl.worksheet._reader as reader

warnings.simplefilter("ignore")
# The number that is stored, not the day that openpyxl makes of it by the format of the cell.
reader.from_excel = lambda value, *_, **__: value


def escaped(text):
    return str(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def kind_and_text(cell):
    value = cell.value
    if isinstance(value, bool):
        return "b", "true" if value else "false"
    if isinstance(value, (int, float)):
        return "n", repr(value)
    if cell.data_type == "e":
        return "e", value
    if cell.data_type == "d":
        return "d", value
    return "t", value


def main():
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", errors="surrogatepass", newline="\n")
    for path in sys.argv[1:]:
        print("W", escaped(path), file=out)
        try:
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except Exception as error:  # Whatever it cannot read is no fault of the workbook.
            print("X", escaped(error), file=out)
            continue
        for sheet in workbook.worksheets:
            print("S", escaped(sheet.title), file=out)
            try:
                # The size that the file claims may be wrong.
                sheet.reset_dimensions()
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.value is not None:
                            kind, text = kind_and_text(cell)
                            print(kind, cell.row, cell.column, escaped(text), file=out)
            except Exception as error:
                print("X", escaped(error), file=out)
        workbook.close()
    out.close()


main()
